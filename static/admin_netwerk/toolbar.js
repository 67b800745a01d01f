/* The buttons above a rich text are one stop of the Tab key; the arrow keys go from button to button. */
const STEPS = { ArrowRight: 1, ArrowLeft: -1 }
const toolButtons = (bar) => [...bar.querySelectorAll(".prose-menubar__button:not(.hidden)")]

/* Called again when the editor made buttons anew. */
function keepOneStop(bar) {
  const buttons = toolButtons(bar)
  const current = buttons[bar.dataset.current ?? 0] ?? buttons[0]
  for (const button of bar.querySelectorAll(".prose-menubar__button")) button.tabIndex = button === current ? 0 : -1
}

/* The editor tells with a colour only which buttons do nothing at this moment. */
function tellDisabled(bar) {
  for (const button of bar.querySelectorAll(".prose-menubar__button")) {
    button.ariaDisabled = button.classList.contains("disabled")
  }
}

function makeToolbar(bar, name) {
  Object.assign(bar, { role: "toolbar", ariaLabel: `Opmaak: ${name}` })
  keepOneStop(bar)
  tellDisabled(bar)
  const onChange = new MutationObserver(() => tellDisabled(bar))
  onChange.observe(bar, { attributeFilter: ["class"], childList: true, subtree: true })
  bar.addEventListener("keydown", (event) => {
    const buttons = toolButtons(bar)
    const place = buttons.indexOf(event.target)
    if (place < 0 || !STEPS[event.key]) return
    event.preventDefault()
    bar.dataset.current = (place + STEPS[event.key] + buttons.length) % buttons.length
    keepOneStop(bar)
    buttons[bar.dataset.current].focus()
  })
}
