/* Warns before typed text is lost: on leaving a form that differs from what it was when somebody began with it. */
document.addEventListener("DOMContentLoaded", () => {
  const mark = document.querySelector("input[name='gezien']")
  if (!mark) return
  const form = mark.form
  const content = () => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]))
  let before = null
  let isLeaving = false

  // The editors fill in their own fields when they are ready, so the form is looked at when somebody begins.
  for (const event of ["pointerdown", "keydown", "paste", "dragstart"]) {
    document.addEventListener(event, () => (before ??= content()), true)
  }
  form.addEventListener("submit", (event) => {
    isLeaving = !event.defaultPrevented && (event.submitter?.formTarget || form.target) !== "_blank"
  })
  window.addEventListener("pageshow", () => (isLeaving = false))
  window.addEventListener("beforeunload", (event) => {
    const isTyped = "unsaved" in mark.dataset || (before !== null && content() !== before)
    if (isTyped && !isLeaving) event.preventDefault()
  })
})
