/* A title and the text below it are pasted at once: the first line is the title of the block, the rest its text. */
document.addEventListener("paste", (event) => {
  const title = event.target
  if (!title.matches(".order-machine input[name$='-title']") || title.value) return
  const { editor } = title.closest(".inline-related").querySelector(".ProseMirror[contenteditable]") ?? {}
  const [text, html] = ["text/plain", "text/html"].map((kind) => event.clipboardData.getData(kind))
  if (!editor?.isEmpty || !/\S[^\S\n]*\n\s*\S/.test(text)) return
  event.preventDefault()
  if (!(html && editor.view.pasteHTML(html))) editor.view.pasteText(text)
  const first = editor.state.doc.firstChild
  const words = first.textContent.trim()
  if (words.length > title.maxLength) return // not a title: it stays in the text, whole
  title.value = words
  editor.commands.deleteRange({ from: 0, to: first.nodeSize })
  title.dispatchEvent(new Event("input", { bubbles: true }))
})
