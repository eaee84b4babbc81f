/* Typing keeps the session awake (one signal a minute at most, as do a running timer and an open room). When the
   idle time has passed the page blanks, sends what was typed to be sealed as a draft, and shows the lock screen. */
(() => {
  const { blank, send, wait, channel } = window.usward;
  const limit = Number(document.body.dataset.idle) * 1000;
  if (!limit) return;
  const MINUTE = 60000;
  let last = Date.now();
  let locking = false;

  const stay = () => {
    if (Date.now() - last < MINUTE) return;
    last = Date.now();
    channel.postMessage("active");
    send("/active/", false);
  };

  const lock = async (first) => {
    if (locking) return;
    locking = true;
    blank();
    if (first) channel.postMessage("locked");
    await Promise.race([send(first ? "/lock/" : "/drafts/"), wait(2000)]);
    location.replace(location.pathname);
  };

  const look = () => {
    if (document.querySelector("[data-active]")) stay();
    if (Date.now() - last >= limit) lock(true);
  };

  addEventListener("input", stay);
  addEventListener("htmx:afterRequest", () => { last = Date.now(); channel.postMessage("active"); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  channel.addEventListener("message", ({ data }) => {
    if (data === "active") last = Date.now();
    if (data === "locked") lock(false);
  });
  setInterval(look, Math.min(5000, limit / 4));
})();
