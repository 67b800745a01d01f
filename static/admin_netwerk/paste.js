/* What is pasted from Word, a mail or a web page: its words, headings, lists and links, and nothing of its looks.
   What is stored is cleaned again by the server; this is so that an editor sees what will be stored. */
import { Extension } from "django-prose-editor/editor"
import { BLOCKS, HEADINGS, isBlock, parse, rename, styleOf, unwrap, wrapInside } from "netwerk/elements"
import { makeNotice, takeTitle, whatFilesAre, whatIsLeftOut } from "netwerk/left-out"
import { makeLists } from "netwerk/word-lists"

const OFFICE = /urn:schemas-microsoft-com|class=["']?Mso|mso-|data-ccp-props/i
const NOT_TEXT = [
  ..."script style link meta title base noscript template xml iframe object embed svg math canvas".split(" "),
  ..."img picture video audio input select textarea button hr del [hidden] [aria-hidden=true]".split(" "),
].join(",")
const UNSEEN = /display:none|mso-hide:all|mso-element:comment/i
const TRACKING = /^(utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid)$/

function removeWhatIsNoText(root) {
  for (const element of root.querySelectorAll(NOT_TEXT)) element.remove()
  for (const element of root.querySelectorAll("[data-style]")) {
    if (UNSEEN.test(styleOf(element))) element.remove()
  }
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT)
  const found = []
  while (texts.nextNode()) found.push(texts.currentNode)
  for (const node of found) {
    if (node.nodeType === Node.COMMENT_NODE) node.remove()
    else node.data = node.data.replace(/[\u00a0\u2007\u202f]/g, " ").replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
  }
}

/* Bold and italic by style instead of by an element; and a <b> that is not bold, around all of Google Docs. */
function tidyEmphasis(root) {
  for (const part of root.querySelectorAll("[data-style]")) {
    const style = styleOf(part)
    if (part.matches("b, strong") && /(^|;)font-weight:(normal|400)/.test(style)) unwrap(part)
    if (!part.matches("span, font, a")) continue
    if (/(^|;)font-weight:(bold|[6-9]00)/.test(style)) wrapInside(part, "strong")
    if (/(^|;)font-style:italic/.test(style)) wrapInside(part, "em")
  }
}

/* Where a link leads, past the stations that mail programs and search engines put in between. */
function destination(href) {
  if (/^mailto:/i.test(href)) return href
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return null
  const url = new URL(href)
  const isStation = /\.safelinks\.protection\.outlook\.com$|^www\.google\.[a-z.]+$/.test(url.hostname)
  const onwards = isStation && (url.searchParams.get("url") ?? url.searchParams.get("q"))
  if (onwards && URL.canParse(onwards)) return destination(onwards)
  const parameters = [...url.searchParams.keys()].filter((name) => TRACKING.test(name))
  for (const name of parameters) url.searchParams.delete(name)
  return parameters.length ? url.href : href
}

const destinationOf = (link) => destination((link.getAttribute("href") ?? "").trim())

function tidyLinks(root) {
  for (const link of root.querySelectorAll("a")) {
    const href = destinationOf(link)
    if (href && link.textContent.trim()) link.setAttribute("href", href)
    else unwrap(link)
  }
}

/* The highest heading under a story is a level 2, also when Word began at 1. Bold is what a heading is already. */
function tidyHeadings(root) {
  for (const named of root.querySelectorAll("p[role=heading]")) rename(named, `h${named.ariaLevel ?? 2}`) // Word online
  const down = root.querySelector("h1") ? 1 : 0
  for (const heading of root.querySelectorAll(`${HEADINGS}, p.MsoTitle`)) {
    const level = Number(heading.localName[1]) || 1
    const renamed = rename(heading, level + down > 2 ? "h3" : "h2")
    for (const bold of renamed.querySelectorAll("b, strong")) unwrap(bold)
  }
}

/* A story has no tables: a row of short cells becomes a line, of other cells (mostly layout) the text stays. */
function unfoldTables(root) {
  for (const row of [...root.querySelectorAll("tr")].reverse()) {
    const cells = [...row.cells].filter((cell) => cell.textContent.trim())
    const isLine = cells.length > 1 && cells.every((cell) => cell.querySelectorAll(BLOCKS).length < 2)
    const line = root.ownerDocument.createElement("p")
    if (isLine) line.textContent = cells.map((cell) => cell.textContent.trim().replace(/\s+/g, " ")).join(" | ")
    row.replaceWith(...(isLine ? [line] : cells.map((cell) => rename(cell, "div"))))
  }
  for (const part of root.querySelectorAll("table, tbody, thead, tfoot, caption, colgroup")) {
    if (part.localName === "colgroup") part.remove()
    else if (part.localName === "caption") rename(part, "p")
    else unwrap(part)
  }
}

/* Two line breaks are a new paragraph; those at the edge of a block are nothing. */
function partsBetweenBreaks(block) {
  const parts = [[]]
  let breaks = []
  for (const node of [...block.childNodes]) {
    if (node.localName === "br") breaks.push(node)
    if (node.localName === "br" || (breaks.length && node.nodeType === Node.TEXT_NODE && !node.data.trim())) continue
    const before = parts.at(-1)
    if (breaks.length > 1 && before.length) parts.push([])
    else if (breaks.length && before.length && !isBlock(node) && !isBlock(before.at(-1))) before.push(breaks[0])
    parts.at(-1).push(node)
    breaks = []
  }
  return parts
}

function tidyBreaks(root) {
  for (const block of [...root.querySelectorAll("p, div, li, blockquote, h2, h3"), root]) {
    if (!block.querySelector("br")) continue
    const isText = block.matches("p, h2, h3") // and cannot hold a paragraph itself
    const parts = partsBetweenBreaks(block).map((nodes) => {
      const part = root.ownerDocument.createElement(isText ? block.localName : "p")
      part.append(...nodes)
      return part
    })
    if (parts.length < 2) block.replaceChildren(...parts[0].childNodes)
    else if (isText) block.replaceWith(...parts)
    else block.replaceChildren(...parts)
  }
}

export const Pasting = Extension.create({
  name: "pasting",
  onCreate() {
    this.storage.notice = makeNotice(this.editor)
    this.storage.tell(this.storage.told) // text may be pasted before the editor stands on the page
    const seen = new WeakSet() // of a paste without words the editor speaks twice
    this.editor.on("paste", ({ event }) => {
      const { files, types } = event.clipboardData ?? {}
      if (!seen.has(event) && files?.length && !types.includes("text/html")) this.storage.tell(whatFilesAre(files))
      seen.add(event)
    })
  },
  addStorage() {
    return {
      told: [],
      tell(sentences) {
        this.told = sentences
        if (this.notice) this.notice.textContent = sentences.join(" ")
      },
    }
  },
  transformPastedHTML(html) {
    this.storage.tell([])
    if (html.includes("data-pm-slice")) return html // from a text of ours
    const body = parse(html)
    const leftOut = whatIsLeftOut(body, destinationOf)
    makeLists(body)
    removeWhatIsNoText(body)
    this.storage.tell([...leftOut, ...takeTitle(body)])
    // Word calls a text English because its writer once was.
    for (const part of body.querySelectorAll(OFFICE.test(html) ? "[lang]" : "[lang^=nl]")) part.removeAttribute("lang")
    tidyEmphasis(body)
    tidyLinks(body)
    tidyHeadings(body)
    unfoldTables(body)
    tidyBreaks(body)
    for (const block of [...body.querySelectorAll(BLOCKS)].reverse()) {
      if (!block.textContent.trim()) block.remove()
    }
    return body.innerHTML
  },
})
