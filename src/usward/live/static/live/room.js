/* A live room: hears that something changed, asks for its inside anew, and keeps what is being typed. */
(() => {
  const room = () => document.getElementById("room");
  if (!room()) return;
  htmx.config.defaultSettleDelay = 0; // so that words are back in their field before anything else can happen
  const typed = new Map(); // id of a field → what stands in it and was not sent
  let asking = null, heard = null, line = null, was = room().dataset.turn;

  const ask = () => { // one question at a time; a change that comes meanwhile asks once more
    if (asking) { asking.again = true; return; }
    asking = { again: false };
    const { url, version } = room().dataset;
    htmx.ajax("GET", `${url}?v=${version}`, { target: "#room", swap: "outerHTML", source: "#room" }).catch(() => {})
      .finally(() => { const { again } = asking; asking = null; if (again) ask(); });
  };

  const listen = () => {
    const name = room().dataset.room;
    if (!name || !window.EventSource) return;
    line = new EventSource(`/live/${name}`);
    line.addEventListener("changed", ({ data }) => { if (data !== heard) ask(); heard = data; });
    line.addEventListener("error", () => { if (line.readyState === EventSource.CLOSED) setTimeout(listen, 5000); });
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

  const offline = (isOff) => { document.getElementById("offline").hidden = !isOff; };

  document.addEventListener("htmx:beforeSwap", ({ detail: { requestConfig } }) => {
    for (const each of room().querySelectorAll("textarea[id]")) typed.set(each.id, each.value);
    if (requestConfig?.verb === "post") for (const each of requestConfig.elt.querySelectorAll("textarea")) typed.delete(each.id);
    for (const [id, words] of typed) if (!words) typed.delete(id);
  });
  document.addEventListener("htmx:afterSettle", () => {
    restore();
    if (was !== room().dataset.turn && document.activeElement?.tagName !== "TEXTAREA") room().querySelector("h1")?.focus();
    was = room().dataset.turn;
  });
  document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => { if (xhr.status === 404) location.reload(); });
  document.addEventListener("htmx:sendError", () => { offline(true); setTimeout(ask, 5000); });
  document.addEventListener("htmx:afterOnLoad", () => offline(false));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  document.addEventListener("usward:over", ask);
  for (const [what, does] of [["online", ask], ["pagehide", () => line?.close()]]) addEventListener(what, does);
  listen();
})();
