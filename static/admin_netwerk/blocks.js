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

function addMoveButtons(block) {
  if (block.querySelector(".move-block")) return
  const buttons = [
    ["Omhoog", "↑", -1],
    ["Omlaag", "↓", 1],
  ].map(([name, sign, steps]) => {
    const button = document.createElement("button")
    Object.assign(button, { type: "button", className: "move-block", textContent: sign, title: name, ariaLabel: name })
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
  addMoveButtons(block)
}

document.addEventListener("content-editor:ready", () => {
  blocksInOrder().forEach(prepare)
  sortDocument()
  makeButton(document.querySelector(".order-machine-insert-target.last"), "Voeg onderaan een blok toe")
  document.querySelectorAll(".plugin-button[data-plugin-prefix]").forEach((button) => makeButton(button))

  document.addEventListener("formset:added", ({ target }) => {
    if (target.parentElement !== machine()) return
    prepare(target)
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
