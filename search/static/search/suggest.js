// Names while you type, from the second letter on. The page works the same without it.
(() => {
  const form = document.querySelector('form[role="search"]'), field = form?.q;
  if (!field || !window.fetch) return;
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.hidden = true;
  const heard = document.createElement("p");  // the names are said too, to those who do not see them
  heard.className = "unseen";
  heard.setAttribute("role", "status");
  form.after(list, heard);
  const vertical = document.documentElement.dataset.script === "mong";
  let timer = 0, last = "";
  const show = (names) => {
    list.replaceChildren(...names.map((name) => {
      const item = document.createElement("li"), link = document.createElement("a");
      const words = document.createElement("span");
      link.href = `?${new URLSearchParams({ q: name })}`;
      words.textContent = name;
      if (/[\u1820-\u1842]/.test(name)) words.lang = "mn-Mong-CN";
      if (vertical) words.className = "v";
      link.append(words);
      item.append(link);
      return item;
    }));
    list.hidden = !names.length;
    heard.textContent = names.join("、");
  };
  const ask = async () => {
    const query = field.value.trim();
    if (query === last) return;
    last = query;
    if ([...query].length < 2) return show([]);
    try {
      const answer = await fetch(`${form.action}suggest/?${new URLSearchParams({ q: query })}`);
      const { names } = await answer.json();
      if (query === last) show(names.filter((name) => name !== query));
    } catch { show([]); }
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") show([]); });
})();
