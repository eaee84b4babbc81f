/* Keeps words, opened folds and one's place while the inside changes. When the room closes, words are sealed first. */
(() => {
  const room = () => document.getElementById("room");
  if (!room()) return;
  const typed = new Map(); // id of a field → what stands in it and was not sent
  const place = () => [room().dataset.turn, "active" in room().dataset, "over" in room().dataset].join();
  const folds = (which) => [...room().querySelectorAll(`details${which} > summary`)];
  let was = place(), open = new Set(), guests = "", leaving = 0;

  const remember = (sent) => {
    for (const each of room().querySelectorAll("textarea[id]")) typed.set(each.id, each.value);
    if (sent?.verb === "post") for (const each of sent.elt.querySelectorAll("textarea")) typed.delete(each.id);
    for (const [id, words] of typed) if (!words.trim()) typed.delete(id);
  };

  /* Words in a field that is still there go back into it; others are shown, so that nothing written is lost. */
  const restore = () => {
    const stay = [];
    for (const [id, words] of typed) {
      const field = document.getElementById(id);
      if (field && !field.value) {
        field.value = words;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      } else if (!field && (id !== `said-${room().dataset.turn}` || "over" in room().dataset)) stay.push(words);
    }
    const unsent = document.getElementById("unsent");
    unsent.hidden = !stay.length;
    unsent.querySelector("div").replaceChildren(...stay.map((words) =>
      Object.assign(document.createElement("p"), { textContent: words })));
  };

  const seal = () => {
    const body = new URLSearchParams({ words: [...typed.values()].join("\n\n"), on: room().dataset.turn, _page: location.pathname });
    body.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
    return fetch("/drafts/", { method: "POST", body, redirect: "manual" }).catch(() => null);
  };

  document.addEventListener("htmx:beforeSwap", ({ detail: { requestConfig } }) => {
    remember(requestConfig);
    open = new Set(folds("[open]").map((each) => each.textContent));
    guests = room().classList.contains("you-view") ? room().dataset.turn : "";
  });
  document.addEventListener("htmx:afterSettle", () => {
    const isNew = was !== (was = place());
    if (!isNew) for (const each of folds("")) if (open.has(each.textContent)) each.parentElement.open = true;
    if (guests && guests !== room().dataset.turn) typed.clear(); // what a guest left unsent is for no other eyes
    restore();
    if (!isNew || document.activeElement?.tagName === "TEXTAREA") return;
    room().querySelector("h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
  document.addEventListener("htmx:beforeOnLoad", async (event) => {
    const { xhr, requestConfig } = event.detail, there = xhr.getResponseHeader("HX-Redirect");
    if (there) remember(requestConfig);
    if (!there || !typed.size || room().classList.contains("you-view")) return; // a guest’s words are not ours to keep
    event.preventDefault(); if (leaving++) return;
    await Promise.race([seal(), window.usward.wait(2000)]);
    location.href = there;
  });
})();
