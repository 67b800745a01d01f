// Opens the form of a comment in place; without it the link leads to the page of the form.

// What was typed moves to the form that takes the place of another.
function takeAlong(before, form) {
  for (const field of before.querySelectorAll("textarea, input:not([type=hidden])")) {
    const next = form.querySelector(`[name="${field.name}"]${field.type === "radio" ? `[value="${field.value}"]` : ""}`);
    if (!next) continue;
    if (field.type === "radio") next.checked = field.checked;
    else next.value ||= field.value;
  }
}

async function openInPlace(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const place = document.createElement("div");
  place.className = "form-in-place";
  place.append(...page.querySelectorAll("main h1, main .answered, main form"));
  const title = place.querySelector("h1");
  const heading = document.createElement("h3");
  heading.textContent = title.textContent;
  heading.tabIndex = -1;
  title.replaceWith(heading);
  const form = place.querySelector("form");
  form.action = new URL(form.getAttribute("action"), link.href).href;
  const before = document.querySelector(".form-in-place");
  if (before) takeAlong(before, form);
  before?.remove();
  link.closest("p").after(place);
  place.dispatchEvent(new Event("form-in-place", { bubbles: true }));
  heading.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-comment-form]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openInPlace(link).catch(() => { location.href = link.href; });
});
