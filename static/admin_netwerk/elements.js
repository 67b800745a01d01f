/* Small things that are done with the elements of a text that is pasted. */
export const HEADINGS = "h1, h2, h3, h4, h5, h6"
export const BLOCKS = `p, div, section, article, ul, ol, li, blockquote, table, tr, td, th, ${HEADINGS}`

/* The policy of the page holds for a text that is parsed too: it would refuse each style and report it. */
export function parse(html) {
  const withoutStyles = html
    .replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son\w+\s*=/gi, " data-on="))
  return new DOMParser().parseFromString(withoutStyles, "text/html").body
}

export const unwrap = (element) => element.replaceWith(...element.childNodes)
export const styleOf = (element) => (element.dataset.style ?? "").replace(/\s/g, "")
export const isBlock = (node) => node?.nodeType === Node.ELEMENT_NODE && node.matches(BLOCKS)

export function wrapInside(element, name) {
  const inner = element.ownerDocument.createElement(name)
  inner.append(...element.childNodes)
  element.append(inner)
  return inner
}

export function rename(element, name) {
  const renamed = wrapInside(element, name)
  unwrap(element)
  return renamed
}
