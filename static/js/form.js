// Counts the signs of a text, and warns before a half-written one is lost. Without it the form works the same.

let sent = false;

function prepare(root) {
  for (const area of root.querySelectorAll("[data-counter]")) {
    const most = Number(area.dataset.counter);
    const counter = document.createElement("p");
    counter.className = "counter";
    area.after(counter);
    const count = () => {
      const left = most - [...area.value].length;
      counter.textContent = left < 0 ? `${-left} tekens te veel` : `Nog ${left} tekens`;
      counter.classList.toggle("counter-over", left < 0);
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
