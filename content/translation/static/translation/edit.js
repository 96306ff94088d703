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
    if (said.text !== field.value) field.value = said.text;
    unit.querySelector(".advice").replaceChildren(...said.advice.map(({ word, message }) => {
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
