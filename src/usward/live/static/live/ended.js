/* Hears that this session was ended on another device and blanks every tab at once. One tab of a browser keeps the
   line open for all: a browser allows few lines to one server. When that tab closes, the next one takes over. */
(() => {
  const { blank, channel } = window.usward;
  if (!navigator.locks || !window.EventSource) return;

  const over = () => {
    blank();
    channel.postMessage("locked");
    location.replace(location.pathname);
  };

  const listen = () => new Promise((done) => {
    const line = new EventSource("/live/session");
    line.addEventListener("ended", () => { line.close(); over(); });
    addEventListener("pagehide", () => { line.close(); done(); }, { once: true });
  });

  // The page itself comes first.
  setTimeout(() => navigator.locks.request("usward-live", listen), 2000);
})();
