/* A live room: hears that something changed and asks for its inside anew, but never takes away what is being pressed. */
(() => {
  const room = () => document.getElementById("room");
  if (!room()) return;
  htmx.config.defaultSettleDelay = 0; // so that words are back in their field before anything else can happen
  let asking = false, later = false; // a question is on its way; ask once more afterwards
  let held = false, sending = false; // a finger is on a button; a press is on its way
  let heard = null, line = null;

  const ask = () => {
    if (asking || held || sending) { later = true; return; }
    asking = true;
    later = false;
    const { url, version } = room().dataset;
    htmx.ajax("GET", `${url}?v=${version}`, { target: "#room", swap: "outerHTML", source: "#room" }).catch(() => {})
      .finally(() => { asking = false; goOn(); });
  };
  const goOn = () => { if (later) ask(); };

  const listen = () => {
    const name = room().dataset.room;
    if (!name || !window.EventSource) return;
    line = new EventSource(`/live/${name}`);
    line.addEventListener("changed", ({ data }) => { if (data !== heard) ask(); heard = data; });
    line.addEventListener("error", () => { if (line.readyState === EventSource.CLOSED) setTimeout(listen, 5000); });
  };

  /* From the moment a button goes down until its click has been heard, the page beneath it stays as it is. */
  const hold = ({ target, key }) => {
    if ((key ?? " ") === " " && target.closest?.("#room :is(button, summary, a, label, input)")) held = true;
  };
  const release = () => { if (held) { held = false; goOn(); } };
  for (const down of ["pointerdown", "keydown"]) addEventListener(down, hold, true);
  addEventListener("click", () => setTimeout(release), true);
  for (const up of ["pointerup", "pointercancel", "keyup", "blur"]) addEventListener(up, () => setTimeout(release, 400));

  const offline = (isOff) => { document.getElementById("offline").hidden = !isOff; };
  const isPress = ({ detail: { requestConfig } }) => requestConfig?.verb === "post";

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!isPress(event)) return;
    sending = true;
    if (asking) later = true; // what was asked before the press is overtaken by it
    event.detail.xhr.addEventListener("loadend", () => { sending = false; goOn(); });
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (isPress(event) || !(held || sending)) return;
    event.detail.shouldSwap = false;
    later = true;
  });
  document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => { if (xhr.status === 404) location.reload(); });
  document.addEventListener("htmx:sendError", () => { offline(true); setTimeout(ask, 5000); });
  document.addEventListener("htmx:afterOnLoad", () => offline(false));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  document.addEventListener("usward:over", ask);
  for (const [what, does] of [["online", ask], ["pagehide", () => line?.close()]]) addEventListener(what, does);
  listen();
})();
