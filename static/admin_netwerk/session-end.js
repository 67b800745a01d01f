/* Tells an editor five minutes before the session ends that it does, and lets them stay. */
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-session-seconds]")
  if (!form) return
  const WARNING = 5 * 60 * 1000
  const message = form.querySelector("[role=alert]")
  const button = form.querySelector("button")
  const clock = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit" })
  let end = 0

  const begin = (seconds) => {
    end = Date.now() + seconds * 1000
    form.hidden = true
  }
  const show = (text, canStay) => {
    form.hidden = false
    button.hidden = !canStay
    if (message.textContent !== text) message.textContent = text
  }
  const logIn = "Bewaar wat je schrijft. Daarna log je opnieuw in, en je tekst is er nog."
  const look = () => {
    const left = end - Date.now()
    const time = clock.format(end).replace(":", ".")
    if (left <= 0) show(`Je bent uitgelogd. ${logIn}`, false)
    else if (left < WARNING && !button.hidden) show(`Om ${time} uur word je uitgelogd.`, true)
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "error" })
      .then((response) => response.json())
      .catch(() => null)
    if (!answer) return show(`Dit lukt nu niet. ${logIn}`, true)
    begin(answer.seconds)
    const isLast = answer.seconds * 1000 < WARNING
    if (isLast) show(`Je kunt niet langer ingelogd blijven. ${logIn}`, false)
  })
  begin(Number(form.dataset.sessionSeconds))
  setInterval(look, 15 * 1000) // by the clock: a timer stands still while a laptop sleeps
})
