/* What is pasted is looked at at once; everything works without this, on saving. */
document.querySelectorAll(".sheet textarea").forEach((field) => {
  const sheet = field.closest(".sheet");
  const unit = field.closest(".unit");
  const look = async () => {
    const body = new FormData();
    body.append("text", field.value);
    body.append("source", unit.querySelector(".text").textContent);
    body.append("language", sheet.dataset.language);
    body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    const response = await fetch(sheet.dataset.check, { method: "POST", body });
    if (!response.ok) return;
    const said = await response.json();
    if (field.value !== body.get("text")) return; // who writes on is not interrupted: the next look is theirs
    const mended = said.text.replaceAll("\r\n", "\n"); // a form's lines end so
    if (mended !== field.value) {
      const behind = field.value.length - field.selectionEnd;
      field.value = mended;
      field.selectionStart = field.selectionEnd = Math.max(0, mended.length - behind);
    }
    const done = said.done ? [Object.assign(document.createElement("li"), { className: "done", textContent: said.done })] : [];
    unit.querySelector(".advice").replaceChildren(...done, ...said.advice.map(({ word, message }) => {
      const item = document.createElement("li"), what = document.createElement("b");
      what.textContent = word ? `“${word}” ` : "";
      item.append(what, message);
      return item;
    }));
  };
  field.addEventListener("paste", () => setTimeout(look));
  field.addEventListener("change", look);
});
/* An agreed word is put in where the translator was writing. */
document.querySelectorAll(".sheet [data-term]").forEach((button) => {
  button.addEventListener("click", () => {
    const field = button.closest(".unit").querySelector("textarea");
    field.setRangeText(button.dataset.term, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("change"));
  });
});
