/* The form's last part: asked for again after each automatic save, and its links lead to the field. */
"use strict";
(() => {
  const box = document.querySelector("[data-readiness]");
  if (!box || box.dataset.awake) return;
  box.dataset.awake = "1";

  function page() {
    const found = /\/pages\/(\d+)\//.exec(location.pathname.replace(/\/pages\/add\/.*/, ""));
    return found ? found[1] : "";
  }

  async function renew() {
    if (!page()) return;
    const answer = await fetch(box.dataset.readiness.replace("/0/", `/${page()}/`), { cache: "no-store" });
    if (answer.ok) box.innerHTML = await answer.text();
  }

  /* From the outermost part inwards, as far as the form has it. */
  function place(path) {
    let found = null;
    for (const part of path.split(".")) {
      const inner = (found || document).querySelector(`[data-contentpath="${CSS.escape(part)}"]`);
      if (!inner) break;
      found = inner;
    }
    return found;
  }

  function open(element) {
    for (let one = element; one; one = one.parentElement) {
      const toggle = one.matches("[data-panel]") && one.querySelector("[data-panel-toggle]");
      if (toggle && toggle.getAttribute("aria-expanded") === "false") toggle.click();
    }
  }

  box.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-to]");
    const target = link && place(link.dataset.to);
    if (!target) return;
    event.preventDefault();
    open(target);
    target.scrollIntoView({ block: "center", behavior: "smooth" });
    const field = target.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true], button");
    if (field) field.focus({ preventScroll: true });
  });
  document.addEventListener("w-autosave:success", () => renew().catch(() => {}));
})();
