/* Nothing that was typed is held for saved when it was not. Wagtail's form takes what stands in it
   two seconds after it opens, and again when a save is answered, for what the server has. */
"use strict";
(() => {
  const form = document.querySelector("form[data-edit-form][data-controller~=w-autosave]");
  if (!form || form.dataset.kept) return;
  form.dataset.kept = "1";
  /* Milliseconds after which a save that failed is tried again, until one succeeds. */
  const AGAIN = 10000;
  const BOOKKEEPING = /^(csrfmiddlewaretoken|next|loaded_revision_.*|overwrite_revision_id|comments-.*)$/;
  let watched = false, sent = null, waiting = 0;

  function words(data) {
    return JSON.stringify([...data].filter(([name]) => !BOOKKEEPING.test(name))
      .map(([name, value]) => [name, value instanceof File ? value.name + value.size : value]));
  }

  function unsaved() {
    form.dataset.wUnsavedForceValue = "true";
    form.dataset.wUnsavedHasEditsValue = "true";
  }

  function save() {
    waiting = 0;
    if (form.dataset.wUnsavedHasEditsValue !== "true") return;
    form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
  }

  form.addEventListener("input", (event) => { if (!watched && event.isTrusted) unsaved(); });
  form.addEventListener("w-autosave:save", (event) => { sent = words(event.detail.formData); });
  /* Wagtail has just taken a look; after it, since it forgets what was forced before. */
  form.addEventListener("w-unsaved:watch-edits", () => {
    watched = true;
    if (sent !== null && sent !== words(new FormData(form))) setTimeout(unsaved);
  });
  form.addEventListener("w-autosave:error", (event) => {
    const passing = ["network_error", "server_error"].includes(event.detail.type);
    if (passing && !waiting) waiting = setTimeout(save, AGAIN);
  });
  addEventListener("online", save);
})();
