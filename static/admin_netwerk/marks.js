/* What may stand in a text and the rich text editor does not know: it would throw it away at the first edit. */
import { Mark } from "django-prose-editor/editor"

export const Abbreviation = Mark.create({
  name: "abbreviation",
  addAttributes: () => ({ title: { default: null } }),
  parseHTML: () => [{ tag: "abbr" }],
  renderHTML: ({ HTMLAttributes }) => ["abbr", HTMLAttributes, 0],
})

/* Words in another language: <span lang="en"> or <em lang="en">. */
export const Language = Mark.create({
  name: "language",
  addAttributes: () => ({ lang: { default: null } }),
  addGlobalAttributes: () => [{ types: ["italic"], attributes: { lang: { default: null } } }],
  parseHTML: () => [{ tag: "span[lang]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
})
