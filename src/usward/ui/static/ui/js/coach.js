/* The coach's places: its button leads to a page of its own, also out of a live room; and, where a person switched it
   on, calm marks beneath a draft, some time after the last key. Nothing is asked twice, nor twice at once. */
(() => {
  const PAUSE = 1600; // milliseconds of quiet before a look
  const SHORTEST = 12; // characters; less is not looked at
  let waiting = 0, looking = false;
  const seen = new WeakMap(); // place → the words it speaks about

  // A form that htmx sends would stay in its room; this press goes the plain way.
  document.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("data-coach") && event.target.hasAttribute("hx-post")) event.stopImmediatePropagation();
  }, true);

  const placeOf = (field) => [...(field.form?.querySelectorAll("[data-quietly]") ?? [])]
    .find((place) => place.dataset.quietly === field.name);

  const say = (place, html) => {
    const open = place.querySelector("details")?.open;
    if (place.innerHTML.trim() === html.trim()) return; // what was read aloud once is not read again
    place.innerHTML = html;
    if (open) place.querySelector("details")?.setAttribute("open", "");
  };

  const look = async (field, place) => {
    const words = field.value.trim();
    if (!field.isConnected || seen.get(place) === words) return;
    if (words.length < SHORTEST) { seen.delete(place); say(place, ""); return; }
    if (looking) { wait(field); return; }
    looking = true;
    try {
      const body = new URLSearchParams({ _quietly: words, _theirs: field.form.elements._theirs?.value ?? "" });
      body.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
      const answer = await fetch(place.dataset.url, { method: "POST", body, redirect: "manual" });
      if (answer.status === 429) wait(field);
      else if (answer.headers.has("Usward-Part")) { seen.set(place, words); say(place, await answer.text()); }
    } catch { /* no connection: the button is still there */ }
    looking = false;
  };

  const wait = (field) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { const place = placeOf(field); if (place) look(field, place); }, PAUSE);
  };

  document.addEventListener("input", ({ target }) => { if (target.form && placeOf(target)) wait(target); });
})();
