// Suggestions while typing in the search field: titles that exist. The browser's own list shows them, so arrow keys and
// screen readers work; without this script there is no list, and searching works as it does.
const WAIT = 200; // milliseconds of silence before a question, so never more than five in a second

for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-suggesties`;
  field.after(list);
  field.setAttribute("list", list.id);
  field.removeAttribute("autocomplete"); // "off" would hide the list too in some browsers
  let timer;
  let question;

  async function ask() {
    const text = field.value.trim();
    question?.abort();
    question = new AbortController();
    if (text.length < 2) return list.replaceChildren();
    try {
      const address = `${field.dataset.suggest}?q=${encodeURIComponent(text)}`;
      const answer = await fetch(address, { signal: question.signal });
      if (!answer.ok) return;
      const { suggesties } = await answer.json();
      list.replaceChildren(...suggesties.map((title) => new Option(title, title)));
    } catch {
      // Off line, or overtaken by the next question: the list stays as it is.
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}
