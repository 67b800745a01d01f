/* Somebody who is quoted twice in a story has the same role both times. */
function repeatRole(select) {
  const field = (block, name) => block.querySelector(`[name="${block.id}-${name}"]`)
  const [block, name] = [select.closest(".inline-related"), "speaker"]
  if (!select.name.endsWith(`-${name}`) || field(block, "role").value || field(block, "organisation").value) return
  const said = (other) => other !== block && field(other, name)?.value === select.value
  const before = blocksInOrder().find(said)
  if (!before || !select.value) return
  field(block, "role").value = field(before, "role").value
  const { selectedOptions } = field(before, "organisation")
  for (const { text, value } of selectedOptions) field(block, "organisation").append(new Option(text, value, true, true))
  django.jQuery(field(block, "organisation")).trigger("change")
}

window.addEventListener("load", () => {
  django.jQuery(document).on("select2:select", ({ target }) => repeatRole(target))
})
