/* A check leads to the field where it can be put right: what is folded opens, and the field has the focus. */
const FIELDS = "input:not([type='hidden']), select, textarea, [contenteditable='true'], .select2-selection"
const isShown = (field) => field.checkVisibility() && !field.matches(".select2-hidden-accessible")

function unfold(place) {
  for (let part = place; part; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true
    if (part.matches(".inline-related.collapsed")) part.querySelector("h3 .inline_label")?.click()
  }
}

/* An editor for rich text or an autocomplete stands beside the field that it fills in. */
function fieldAt(place) {
  if (place.matches(FIELDS) && isShown(place)) return place
  for (let part = place; part && !part.matches("form"); part = part.parentElement) {
    const found = [...part.querySelectorAll(FIELDS)].find(isShown)
    if (found) return found
  }
  return null
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".checks a[href^='#']")
  const place = link && document.getElementById(link.hash.slice(1))
  if (!place) return
  unfold(place)
  const field = fieldAt(place)
  if (!field) return
  event.preventDefault()
  field.focus()
  requestAnimationFrame(() => field.scrollIntoView({ block: "center" })) // what opened has its place by then
})
