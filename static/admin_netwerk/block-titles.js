/* The title of a block says what stands in it, also before it is saved, and whether it is folded. */
const LENGTH = 80

const words = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent

function firstWords(block) {
  for (const field of block.querySelectorAll("fieldset :is(input[type='text'], textarea)[name]")) {
    const isRich = field.matches("[data-django-prose-editor-configurable]")
    const text = (isRich ? words(field.value.replace(/<\/(p|li|h2|h3)>/g, " ")) : field.value).trim().replace(/\s+/g, " ")
    if (text) return text.length > LENGTH ? `${text.slice(0, LENGTH)}…` : text
  }
  return block.matches(".has_original") ? "leeg" : "nieuw"
}

function showTitle(block) {
  block.querySelector("h3 .inline_label").textContent = firstWords(block)
}

function showFolded(block) {
  block.querySelector("h3 .inline_label").ariaExpanded = String(!block.classList.contains("collapsed"))
}

document.addEventListener("content-editor:ready", () => {
  blocksInOrder().forEach(showFolded)
  document.addEventListener("formset:added", ({ target }) => {
    if (target.parentElement === machine()) [showTitle, showFolded].forEach((show) => show(target))
  })
  const folding = new MutationObserver((changes) => {
    for (const { target } of changes) if (target.matches(".inline-related:not(.empty-form)")) showFolded(target)
  })
  folding.observe(machine(), { subtree: true, attributeFilter: ["class"] })
  machine().addEventListener("input", ({ target }) => {
    if (target.name) showTitle(target.closest(".inline-related"))
  })
})
