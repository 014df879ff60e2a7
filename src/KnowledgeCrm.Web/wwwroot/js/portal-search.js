// Completes what is typed into the portal's boxes of search. Without this script they work all the same.
(() => {
  "use strict";
  const pause = 120;

  function complete(form, number) {
    const input = form.querySelector('input[type="search"]');
    const list = document.createElement("ul");
    list.id = `completions-${number}`;
    list.className = "completions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.completeLabel);
    list.hidden = true;
    input.parentElement.append(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    let timer = 0;
    let running = null;
    let active = -1;

    const shut = () => {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const choose = place => {
      [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
      active = place;
      if (place < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", list.children[place].id);
    };

    const take = item => {
      if (item.dataset.address) {
        location.assign(item.dataset.address);
        return;
      }
      input.value = item.textContent;
      shut();
      form.requestSubmit();
    };

    const show = found => {
      list.replaceChildren(...found.map((one, at) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${at}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = one.text;
        if (one.address) item.dataset.address = one.address;
        return item;
      }));
      active = -1;
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
    };

    async function ask() {
      running?.abort();
      const typed = input.value.trim();
      if (typed.length === 0) {
        shut();
        return;
      }
      running = new AbortController();
      try {
        const answer = await fetch(`${form.dataset.complete}?${new URLSearchParams({ q: typed })}`, { signal: running.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        const found = await answer.json();
        if (document.activeElement === input) show(found);
      } catch (failure) {
        // Whoever types on is not stopped by a completion that does not come.
        if (failure.name !== "AbortError") shut();
      }
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    });
    input.addEventListener("keydown", event => {
      if (list.hidden || event.isComposing) return;
      const count = list.children.length;
      if (event.key === "ArrowDown") choose((active + 1) % count);
      else if (event.key === "ArrowUp") choose((Math.max(active, 0) + count - 1) % count);
      else if (event.key === "Enter" && active >= 0) take(list.children[active]);
      else if (event.key === "Escape") shut();
      else return;
      event.preventDefault();
    });
    // The press, not the click: by then the focus would be gone, and the list with it.
    list.addEventListener("mousedown", event => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) take(item);
    });
    input.addEventListener("blur", shut);
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      running?.abort();
      shut();
    });
  }

  [...document.querySelectorAll("form[data-complete]")].forEach(complete);
})();
