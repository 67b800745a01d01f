/* The rich text editor: a name for each field, and Dutch on the buttons, which it does not translate itself. */
const translate = (root) => {
  for (const button of root.querySelectorAll("button")) {
    if (button.title) button.title = button.ariaLabel = gettext(button.title)
    const option = button.querySelector("p, h2, h3")
    const words = gettext(option?.textContent ?? "")
    if (words && option.textContent !== words) option.textContent = words
  }
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const attributes = { "aria-label": labelOf(textarea), "aria-multiline": "true" }
  editor.setOptions({ editorProps: { attributes } })
  document.querySelector(`label[for="${textarea.id}"]`)?.addEventListener("click", () => editor.commands.focus())

  editor.on("create", () => {
    const buttons = textarea.parentElement.querySelector(".prose-menubar")
    translate(buttons)
    makeToolbar(buttons, labelOf(textarea))
    // A button that shows the choice of a list is made anew at each choice.
    const onNewButtons = () => [translate, keepOneStop].forEach((prepare) => prepare(buttons))
    new MutationObserver(onNewButtons).observe(buttons, { childList: true, subtree: true })
  })
})
