/* Word has no lists on the clipboard, but paragraphs that begin with a sign or a number. They become lists. */
import { styleOf } from "netwerk/elements"

const NUMBER = /^\(?(\d+(\.\d+)*[.)]?|[a-z]{1,5}[.)])$/i

/* The sign or number before the line, which the list gets from the browser. */
function takeMark(line) {
  const marks = [...line.querySelectorAll("[data-style]")].filter((part) => /mso-list:ignore/i.test(styleOf(part)))
  const text = marks.map((mark) => mark.textContent).join("").trim()
  for (const mark of marks) mark.remove()
  return text
}

function openList(line, mark, outer) {
  const isNumbered = NUMBER.test(mark)
  const list = line.ownerDocument.createElement(isNumbered ? "ol" : "ul")
  const first = Number.parseInt(mark.replace("(", ""), 10)
  if (isNumbered && first > 1) list.start = first // goes on after a text in between
  if (outer) outer.lastElementChild.append(list)
  else line.before(list)
  return list
}

/* Word online makes a list of each line; here it becomes a paragraph as those of Word. */
function splitIntoLines(root) {
  for (const wrapper of root.querySelectorAll(".ListContainerWrapper")) {
    for (const item of wrapper.querySelectorAll("li")) {
      const line = root.ownerDocument.createElement("p")
      const mark = root.ownerDocument.createElement("span")
      line.dataset.style = `mso-list:l0 level${item.dataset.ariaLevel ?? 1}`
      mark.dataset.style = "mso-list:ignore"
      mark.textContent = item.parentElement.localName === "ol" ? `${item.dataset.ariaPosinset ?? 1}.` : "·"
      line.append(mark, ...(item.querySelector("p") ?? item).childNodes)
      wrapper.before(line)
    }
    wrapper.remove()
  }
}

export function makeLists(root) {
  splitIntoLines(root)
  let open = [] // the list of each level that gets lines now
  for (const line of root.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) {
    const level = Number(/mso-list:l\d+level(\d)/i.exec(styleOf(line))?.[1])
    const mark = takeMark(line)
    if (!level || line.localName !== "p") continue
    if (line.previousElementSibling !== open[0]) open = []
    const depth = Math.min(level, open.length + 1)
    const sameKind = (open[depth - 1]?.localName === "ol") === NUMBER.test(mark)
    open.length = Math.min(open.length, sameKind ? depth : depth - 1)
    if (open.length < depth) open.push(openList(line, mark, open.at(-1)))
    const item = line.ownerDocument.createElement("li")
    item.append(...line.childNodes)
    open.at(-1).append(item)
    line.remove()
  }
}
