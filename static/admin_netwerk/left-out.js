/* What an editor pastes and a story does not keep is told beside the text: nothing goes in silence. */
import { HEADINGS } from "netwerk/elements"

const FILE = /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|zip)([?#]|$)/i
const NOTE = "a[href^='#_ftn']:not([href*=ref]), a[href^='#_edn']:not([href*=ref]), [role=doc-noteref], sup a[href*='#']"
const KINDS = [
  ["video", "video’s", "video, iframe, object:not([type$=pdf]), embed:not([type$=pdf])"],
  ["geluid", "geluiden", "audio"],
  ["afbeelding", "afbeeldingen", "img, svg, canvas"],
  ["formule", "formules", "math"],
  ["invulveld", "invulvelden", "input:not([type=hidden]), select, textarea"],
  ["doorgehaalde tekst", "doorgehaalde teksten", "del"],
  ["bestand", "bestanden", "object[type$=pdf], embed[type$=pdf]"],
]
const HIDDEN = "[hidden], [aria-hidden=true]"
const words = (text) => text.replace(/\s+/g, " ").trim().toLowerCase()

const list = (counted) =>
  counted.filter(([total]) => total).map(([total, one, more]) => `${total} ${total === 1 ? one : more}`).join(", ")
const sentence = (start, told) => (told ? [`${start}: ${told}.`] : [])

/* Counted in what is pasted, before anything is taken from it. */
export function whatIsLeftOut(root, keepsLink) {
  const seen = (selector) => [...root.querySelectorAll(selector)].filter((part) => !part.closest(HIDDEN))
  const gone = KINDS.map(([one, more, selector]) => {
    const inside = selector.split(", ").map((name) => `${name} *`).join(", ")
    return [seen(selector).filter((part) => !part.matches(inside)).length, one, more]
  })
  const notes = seen(NOTE)
  const isLost = (link) => !keepsLink(link) && !notes.includes(link) && link.textContent.trim()
  const links = seen("a[href]").filter(isLost)
  const files = links.filter((link) => FILE.test(link.getAttribute("href"))).length
  const tables = seen("table").filter(
    (table) => !table.querySelector("table") && [...table.rows].some((row) => row.cells.length > 1),
  )
  const asText = [
    [notes.length, "voetnoot", "voetnoten"],
    [tables.length, "tabel", "tabellen"],
    [files, "link naar een bestand", "links naar een bestand"],
    [links.length - files, "link zonder webadres", "links zonder webadres"],
  ]
  return [...sentence("Niet overgenomen", list(gone)), ...sentence("Alleen als tekst overgenomen", list(asText))]
}

/* The title and the subtitle of the story stand above it already. */
export function takeTitle(root) {
  const fields = [...document.querySelectorAll("#id_title, #id_subtitle")]
  const titles = fields.map((field) => words(field.value)).filter(Boolean)
  const isTitle = (part) => titles.includes(words(part.textContent))
  const found = [...root.querySelectorAll(`p, ${HEADINGS}`)].filter(isTitle)
  const rest = words(root.textContent).length - found.reduce((total, part) => total + words(part.textContent).length, 0)
  if (!found.length || rest < 2) return [] // somebody pastes the title itself
  for (const part of found) part.remove()
  return ["De titel staat al boven het verhaal en is niet nog een keer geplakt."]
}

export function whatFilesAre(files) {
  const pictures = [...files].filter((file) => file.type.startsWith("image/")).length
  const counted = [
    [pictures, "afbeelding", "afbeeldingen"],
    [files.length - pictures, "bestand", "bestanden"],
  ]
  return sentence("Niet overgenomen", list(counted))
}

/* There before it has words, so that a screen reader says them. */
export function makeNotice(editor) {
  const notice = Object.assign(document.createElement("p"), { role: "status", className: "help left-out" })
  editor.view.dom.closest(".prose-editor").after(notice)
  return notice
}
