/* Gives the fields that Django's autocomplete makes the name of the field they stand for. */
const labelOf = (field) => document.querySelector(`label[for="${field.id}"]`)?.textContent.replace(":", "")

const nameAutocompletes = (root) => {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const shown = select.nextElementSibling?.querySelectorAll("[role='textbox'], [type='search']") ?? []
    for (const field of shown) field.ariaLabel = labelOf(select)
  }
}

// Later than the scripts of Django, which make the autocompletes when the page is ready.
window.addEventListener("load", () => {
  django.jQuery(() => nameAutocompletes(document))
  document.addEventListener("formset:added", ({ target }) => nameAutocompletes(target))
  django.jQuery(document).on("select2:open", ({ target }) => {
    const field = document.querySelector(".select2-dropdown .select2-search__field")
    if (field) field.ariaLabel = labelOf(target)
  })
})
