/* The blocks of a story: what the block editor does with the mouse also works with the keyboard. */
const machine = () => document.querySelector(".order-machine")
const ordering = (block) => block.querySelector("input[name$='-ordering']")
const blocksInOrder = () =>
  [...machine().querySelectorAll(":scope > .inline-related:not(.empty-form)")].sort(
    (one, other) => one.style.order - other.style.order,
  )

/* The block editor shows the blocks in order with CSS only; the Tab key follows the order of the document. */
function sortDocument() {
  const focused = document.activeElement
  const firstTemplate = machine().querySelector(":scope > .empty-form")
  for (const block of blocksInOrder()) machine().insertBefore(block, firstTemplate)
  focused.focus()
}

function move(block, steps) {
  const blocks = blocksInOrder()
  const other = blocks[blocks.indexOf(block) + steps]
  if (!other) return
  const places = [ordering(block).value, ordering(other).value]
  for (const [index, moved] of [other, block].entries()) {
    moved.style.order = ordering(moved).value = places[index]
  }
  sortDocument()
}

function makeButton(element, name = "") {
  element.tabIndex = 0
  element.role = "button"
  if (name) element.ariaLabel = name
}

/* Django gives a new form its number everywhere but here. */
function nameDescriptions(block) {
  for (const field of block.querySelectorAll("[aria-describedby*=__prefix__]")) {
    const description = field.getAttribute("aria-describedby").replace("__prefix__", block.id.split("-").at(-1))
    field.setAttribute("aria-describedby", description)
  }
}

function addMoveButtons(block) {
  const buttons = [
    ["Omhoog", "↑", -1],
    ["Omlaag", "↓", 1],
  ].map(([name, sign, steps]) => {
    const button = document.createElement("button")
    Object.assign(button, { type: "button", className: "block-button", textContent: sign, title: name, ariaLabel: name })
    button.addEventListener("click", (event) => {
      event.stopPropagation() // a click on the title folds the block
      move(block, steps)
      button.focus()
    })
    return button
  })
  block.querySelector("h3 .inline_label").after(...buttons)
}

function prepare(block) {
  makeButton(block.querySelector(".order-machine-insert-target"), "Voeg hier een blok toe")
  makeButton(block.querySelector("h3 .inline_label"))
  if (block.querySelector(".block-button")) return
  addMoveButtons(block)
  addCloneButton(block)
}

/* The block editor gives the focus to the first field of a new block; a rich text is made a little later. */
function focusRichText(block) {
  const first = block.querySelector("fieldset :is(input, select, textarea)")
  block.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
    if (textarea !== first) return
    editor.on("create", () => {
      const isElsewhere = document.activeElement !== document.body && !block.contains(document.activeElement)
      if (!isElsewhere) editor.commands.focus()
    })
  })
}

/* Of a row that is no block; Django leaves the focus at the link that adds it. */
function focusFirst(row) {
  const field = "input:not([type=hidden]), textarea, select:not(.admin-autocomplete), .select2-selection"
  row.querySelector(`fieldset :is(${field})`)?.focus()
}

document.addEventListener("content-editor:ready", () => {
  blocksInOrder().forEach(prepare)
  sortDocument()
  makeButton(document.querySelector(".order-machine-insert-target.last"), "Voeg onderaan een blok toe")
  document.querySelectorAll(".plugin-button[data-plugin-prefix]").forEach((button) => makeButton(button))

  document.addEventListener("formset:added", ({ target }) => {
    if (target.parentElement !== machine()) return setTimeout(() => focusFirst(target)) // after its autocomplete is made
    prepare(target)
    nameDescriptions(target)
    focusRichText(target)
    sortDocument()
  })
  machine().addEventListener("drop", () => setTimeout(sortDocument))
})

document.addEventListener("keydown", (event) => {
  const isOurs = event.target.matches(".order-machine-insert-target, .inline_label, .plugin-button")
  if (isOurs && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault()
    event.target.click()
  }
})
