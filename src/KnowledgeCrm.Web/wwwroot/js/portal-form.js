// Makes the portal's longer forms kinder: what is typed survives a reload, and articles that may answer appear while typing.
// Without this script both forms work all the same.
(() => {
  "use strict";
  const keptFor = 7 * 24 * 3600 * 1000;
  const prefix = "form:";

  const storage = (() => {
    try {
      return window.localStorage;
    } catch {
      return null; // Forbidden by the browser: nothing is kept, everything else works.
    }
  })();

  const forget = key => storage?.removeItem(prefix + key);

  const read = key => {
    try {
      const kept = JSON.parse(storage?.getItem(prefix + key) ?? "null");
      return kept && Date.now() - kept.at < keptFor ? kept.values : null;
    } catch {
      return null;
    }
  };

  const write = (key, values) => {
    try {
      storage?.setItem(prefix + key, JSON.stringify({ at: Date.now(), values }));
      return storage !== null;
    } catch {
      return false; // Full.
    }
  };

  const typedIn = form => [...form.elements].filter(element =>
    element.name && element.type !== "hidden" && ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName));

  function keep(form) {
    const key = form.dataset.keep;
    const note = form.querySelector("[data-kept]");
    const fields = typedIn(form);
    const kept = read(key);
    // What the server gives back was typed later than what is kept.
    if (kept && fields.every(field => !field.value)) {
      for (const field of fields) if (field.name in kept) field.value = kept[field.name];
      if (note && fields.some(field => field.value)) note.hidden = false;
    }
    form.addEventListener("input", () => {
      const values = Object.fromEntries(fields.map(field => [field.name, field.value]));
      if (fields.every(field => !field.value)) forget(key);
      else if (write(key, values) && note) note.hidden = false;
    });
    form.addEventListener("submit", event => {
      if (event.submitter?.name === "Form.Solved") forget(key);
    });
  }

  function suggest(form) {
    const place = form.querySelector("[data-suggestions]");
    const seen = form.querySelector("[data-seen]");
    const subject = form.elements["Form.Subject"];
    const description = form.elements["Form.Description"];
    const product = form.elements["Form.Product"];
    let timer = 0;
    let asked = "";
    let running = null;

    async function ask() {
      const context = `${description.value} ${product.value}`.trim().slice(0, 1500);
      const address = `${form.dataset.suggest}?${new URLSearchParams({ q: subject.value.slice(0, 250), context })}`;
      if (address === asked || `${subject.value}${description.value}`.trim().length < 3) return;
      asked = address;
      running?.abort();
      running = new AbortController();
      try {
        const answer = await fetch(address, { signal: running.signal, headers: { Accept: "text/html" } });
        if (!answer.ok) throw new Error(String(answer.status));
        place.innerHTML = await answer.text();
        seen.value = place.childElementCount > 0 ? "yes" : "";
      } catch (failure) {
        if (failure.name === "AbortError") return;
        asked = "";
        place.textContent = place.dataset.failed;
      }
    }

    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 300);
    };
    form.addEventListener("input", soon);
    soon();
  }

  for (const sent of document.querySelectorAll("[data-sent]")) forget(sent.dataset.sent);
  for (const form of document.querySelectorAll("form[data-keep]")) keep(form);
  for (const form of document.querySelectorAll("form[data-suggest]")) suggest(form);
})();
