/* A copy of a block, right below it, with all that is typed and chosen in it, saved or not. The block editor only
   copies blocks that are saved, from another region. */
const NOT_COPIED = ["id", "parent", "region", "ordering", "DELETE"]
const SAME_PICTURE = "Dit blok toont dezelfde afbeelding. Wil je een andere? Kies dan hier een bestand."
let original = null // of the block that is made now

function copySelect(from, to) {
  if (!from.matches(".admin-autocomplete")) to.value = from.value
  else to.replaceChildren(...[...from.options].map(({ text, value, selected }) => new Option(text, value, selected, selected)))
}

function copyPicture(from, to, blocks) {
  const [source, copy] = blocks.map((block) => block.querySelector(`[name="${block.id}-copy_of"]`))
  to.files = from.files
  if (from.files.length) return
  copy.value = source.value || blocks[0].querySelector(`[name="${blocks[0].id}-id"]`).value
  if (!copy.value) return
  const note = document.createElement("p")
  note.textContent = SAME_PICTURE
  to.before(note)
}

function copyFields(source, copy) {
  for (const from of source.querySelectorAll(`[name^="${source.id}-"]`)) {
    const name = from.name.slice(source.id.length + 1)
    const to = copy.querySelector(`[name="${copy.id}-${name}"]`)
    if (!to || NOT_COPIED.includes(name) || name === "copy_of") continue
    if (from.type === "file") copyPicture(from, to, [source, copy])
    else if (from.type === "checkbox") to.checked = from.checked
    else if (from.localName === "select") copySelect(from, to)
    else to.value = from.value
  }
}

function clone(block) {
  const blocks = blocksInOrder()
  original = block
  ContentEditor._insertBefore = blocks[blocks.indexOf(block) + 1] ?? null
  ContentEditor.addContent(block.id.replace(/-\d+$/, ""))
  original = null
  document.activeElement.select?.() // the copy is there to be changed
}

function addCloneButton(block) {
  const button = document.createElement("button")
  Object.assign(button, { type: "button", className: "block-button", textContent: "Kopie maken" })
  button.addEventListener("click", (event) => {
    event.stopPropagation() // a click on the title folds the block
    clone(block)
  })
  block.querySelector(".block-button:last-of-type").after(button)
}

// Before the autocompletes and the rich text editors of the new block are made: they take what stands in its fields.
document.addEventListener("formset:added", ({ target }) => original && copyFields(original, target), true)
