// What htmx leaves to us: nothing is stored, who waits is told, the region speaks, focus stays.

// Before htmx: it keeps the address of each page in the browser, or in memory where it may not.
Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("Nothing is kept on this device.", "SecurityError"); },
});

document.addEventListener("htmx:beforeRequest", (event) =>
  event.detail.target.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", (event) =>
  event.detail.target.removeAttribute("aria-busy"));

// Where the server cannot save, it answers with what to do; the typing stands in its answer.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status === 503 && detail.xhr.getResponseHeader("HX-Reswap")) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});

// A region that is exchanged is often not read out; one that gets new words is.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  if (target.getAttribute("role") === "status") {
    target.textContent = fragment.textContent;
    event.detail.shouldSwap = false;
  }
});

// What she typed or opened elsewhere in [data-keep-typing] while the answer was on its way stays.
let typed = [], opened = [], at = "";
document.addEventListener("htmx:beforeSwap", ({ detail: { target, requestConfig } }) => {
  const others = (names) => target.matches("[data-keep-typing]")
    ? [...target.querySelectorAll(names)].filter((node) => !node.contains(requestConfig.elt)
      && !requestConfig.elt.contains(node)) : [];
  typed = others("input[id], textarea[id]").filter((field) => field.value !== field.defaultValue);
  opened = others("details[open]").map((part) => part.querySelector("summary").id);
  at = document.activeElement.id;
});
document.addEventListener("htmx:afterSwap", () => {
  for (const id of opened) document.getElementById(id)?.closest("details").setAttribute("open", "");
  for (const { id, value } of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  if (typed.length || opened.length) document.getElementById(at)?.focus();
  typed = opened = [];
});

// What is wrong with a form that was sent gets the focus; else, where the focused control is gone
// with the old part, the last [data-next-focus] takes over.
let hadFocus = false;
document.addEventListener("htmx:beforeSwap", (event) => {
  hadFocus = event.detail.target.contains(document.activeElement);
});
document.addEventListener("htmx:afterSettle", () => {
  const wrong = document.querySelector("[data-first-focus]");
  if (wrong) wrong.focus();
  else if (hadFocus && document.activeElement === document.body)
    [...document.querySelectorAll("[data-next-focus]")].at(-1)?.focus();
});
