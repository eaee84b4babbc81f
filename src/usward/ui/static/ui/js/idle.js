/* Typing keeps the session awake (one signal a minute at most, as do a running timer and an open room). When the
   idle time has passed the page blanks, sends what was typed to be sealed as a draft, and shows the lock screen. */
(() => {
  const { blank, send, wait, writing, channel } = window.usward;
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
    if (!first) await wait(800); // blank until the other tab's lock has reached the server
    location.replace(location.pathname + location.search);
  };

  const look = () => {
    if (document.querySelector("[data-active]")) stay();
    if (Date.now() - last >= limit) lock(true);
  };

  /* The Lock button: the other tabs send what is being written there before the session is locked. */
  addEventListener("submit", async (event) => {
    if (!event.target.matches('form[action$="/lock/"]')) return;
    event.preventDefault();
    channel.postMessage("locked");
    if (writing()) await Promise.race([send("/drafts/"), wait(2000)]);
    await wait(100);
    event.target.submit();
  });

  addEventListener("input", stay);
  addEventListener("htmx:afterRequest", () => { last = Date.now(); channel.postMessage("active"); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  channel.addEventListener("message", ({ data }) => {
    if (data === "active") last = Date.now();
    if (data === "locked") lock(false);
  });
  setInterval(look, Math.min(5000, limit / 4));
})();
