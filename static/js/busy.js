// While htmx waits, the part to be replaced says so.
document.addEventListener("htmx:beforeRequest", (event) =>
  event.detail.target.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", (event) =>
  event.detail.target.removeAttribute("aria-busy"));
