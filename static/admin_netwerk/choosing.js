/* Autocompletes: what is not there yet is made from here, with the name that was typed. */
const NEW = "nieuw:"
const addLink = (select) => select.closest(".related-widget-wrapper")?.querySelector(".add-related")

function withNew(found, { term }) {
  const name = term?.trim().toLowerCase()
  const isThere = found.results.some(({ text }) => text.toLowerCase() === name)
  if (name && !isThere && !found.pagination.more && addLink(this.$element[0])) {
    found.results.push({ id: NEW + term.trim(), text: `Maak nieuw: ${term.trim()}` })
  }
  return found
}

// On its way down, so before Django makes the autocompletes. Lists have this script too, and no autocompletes.
const offerNew = () => window.django?.jQuery.fn.select2?.defaults.set("ajax--processResults", withNew)
window.addEventListener("DOMContentLoaded", offerNew, true)

/* A letter that is typed on a closed autocomplete is the first one to search for. */
function openOnLetter(event) {
  const { key, target } = event
  if (!target.matches?.(".select2-selection--single") || key.length > 1 || key === " ") return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  django.jQuery(target.closest(".select2").previousElementSibling).select2("open")
  const search = document.querySelector(".select2-container--open .select2-search__field")
  search.focus()
  search.value += key
  search.dispatchEvent(new Event("input", { bubbles: true }))
}

function make(select, name) {
  const link = addLink(select)
  const address = link.href
  link.href = `${address}&${new URLSearchParams({ name, title: name })}`
  link.click()
  link.href = address
}

document.addEventListener("keydown", openOnLetter, true)
window.addEventListener("load", () => {
  django.jQuery(document).on("select2:selecting", (event) => {
    const { id } = event.params.args.data
    if (!id.startsWith(NEW)) return
    event.preventDefault()
    django.jQuery(event.target).select2("close")
    make(event.target, id.slice(NEW.length))
  })
})
