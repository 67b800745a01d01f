/* A form that was not saved begins with why. The block editor would put the page back to where the button was. */
const whyNot = () => document.querySelector(".meanwhile, p.errornote")

// On its way down, so before the block editor reads where the page was.
window.addEventListener(
  "DOMContentLoaded",
  () => {
    if (!whyNot()) return
    const state = new URLSearchParams(location.hash.slice(1))
    if (!state.has("scrollY")) return
    state.delete("scrollY")
    history.replaceState(null, "", `#${state}`)
  },
  true,
)

window.addEventListener("load", () => {
  const summary = whyNot()
  if (!summary) return
  summary.tabIndex = -1
  summary.focus({ preventScroll: true })
  summary.scrollIntoView({ block: "center" })
})
