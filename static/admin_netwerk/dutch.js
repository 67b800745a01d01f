/* The words of the block editor and the rich text editor. They have no Dutch translation of their own. */
const DUTCH = {
  Hide: "verberg",
  Show: "toon",
  // Rich text: its buttons
  paragraph: "Gewone tekst",
  Paragraph: "Gewone tekst",
  "heading 2": "Kop",
  "Heading 2": "Kop",
  "heading 3": "Tussenkop",
  "Heading 3": "Tussenkop",
  "unordered list": "Opsomming",
  "ordered list": "Genummerde lijst",
  blockquote: "Aanhaling",
  bold: "Vet",
  italic: "Cursief",
  "insert link": "Link maken",
  "remove link": "Link weghalen",
  undo: "Ongedaan maken",
  redo: "Opnieuw doen",
  // Rich text: the dialog of a link
  "Edit Link": "Link",
  URL: "Adres (begin met https://)",
  Update: "Gebruik dit adres",
  Cancel: "Annuleer",
}

const djangoGettext = window.gettext
window.gettext = (text) => DUTCH[text] ?? djangoGettext(text)
