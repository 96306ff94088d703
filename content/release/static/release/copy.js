// Copies the text above a button; without this script the text can be selected by hand.
document.querySelectorAll("[data-copy]").forEach((button) => {
  button.addEventListener("click", () => {
    const text = button.parentElement.querySelector("textarea");
    const done = () => { button.textContent = button.dataset.copy; };
    text.select();
    if (navigator.clipboard) navigator.clipboard.writeText(text.value).then(done, () => {});
    else if (document.execCommand("copy")) done();
  });
});
