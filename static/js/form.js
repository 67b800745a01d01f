// Counts the signs of a text, and warns before a half-written one is lost. Without it the form works the same.

let sent = false;

function prepare(root) {
  for (const area of root.querySelectorAll("[data-counter]")) {
    const most = Number(area.dataset.counter);
    const counter = document.createElement("p");
    counter.className = "counter";
    counter.id = `${area.id}_counter`;
    area.setAttribute("aria-describedby", `${area.getAttribute("aria-describedby") ?? ""} ${counter.id}`.trim());
    const spoken = document.createElement("p"); // told in a pause, and only when it begins to matter
    spoken.className = "visually-hidden";
    spoken.setAttribute("role", "status");
    area.after(counter, spoken);
    let pause;
    const count = () => {
      const left = most - [...area.value].length;
      const number = Math.abs(left).toLocaleString("nl-NL");
      counter.textContent = left < 0 ? `${number} tekens te veel` : `Nog ${number} tekens`;
      counter.classList.toggle("counter-over", left < 0);
      clearTimeout(pause);
      pause = setTimeout(() => { spoken.textContent = left < most / 10 ? counter.textContent : ""; }, 1000);
    };
    area.addEventListener("input", count);
    count();
  }
}

const isHalfWritten = () =>
  [...document.querySelectorAll("form[data-keep] textarea")].some((area) => area.value !== area.defaultValue);

document.addEventListener("submit", (event) => { sent ||= event.target.matches("[data-keep]"); });
window.addEventListener("beforeunload", (event) => { if (!sent && isHalfWritten()) event.preventDefault(); });
document.addEventListener("form-in-place", (event) => prepare(event.target));
prepare(document);
