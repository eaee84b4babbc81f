/* Hears that something changed in the space and asks whether a pause holds; the answer is a calm line or nothing. One
   tab of a browser keeps the line open for all of them: a browser allows few lines to one server. */
(() => {
  const holder = document.querySelector("[data-news]");
  const { channel, send, wait, writing } = window.usward;
  if (!holder) return;
  const { room, ask } = holder.dataset;
  const atPause = document.querySelector("[data-pause]");
  let asking = false, again = false;

  const look = async () => {
    if (asking) { again = true; return; }
    asking = true;
    const answer = await fetch(ask, { redirect: "manual" }).catch(() => null);
    if (answer?.ok) holder.innerHTML = await answer.text();
    asking = false;
    if (again) { again = false; look(); }
  };

  /* On the page of the pause itself the page is what says it, once it says something else. */
  const heard = async () => {
    if (!atPause) { look(); return; }
    const answer = await fetch(location.pathname, { redirect: "manual" }).catch(() => null);
    if (answer?.ok && !(await answer.text()).includes(`data-pause="${atPause.dataset.pause}"`)) location.reload();
  };

  const listen = () => new Promise((done) => {
    const line = new EventSource(`/live/${room}`);
    let version = null;
    line.addEventListener("changed", ({ data }) => {
      if (data !== version) { channel.postMessage(`news ${room}`); heard(); }
      version = data;
    });
    addEventListener("pagehide", () => { line.close(); done(); }, { once: true });
  });

  channel.addEventListener("message", ({ data }) => { if (data === `news ${room}`) heard(); });

  /* "All right" puts the line away without leaving the page. */
  holder.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" }).catch(() => null);
    holder.replaceChildren();
  });

  /* What was being written when somebody pressed pause is sealed first, and offered again later. */
  document.querySelector("[data-hold]")?.addEventListener("submit", async (event) => {
    if (!writing()) return;
    event.preventDefault();
    await Promise.race([send("/drafts/"), wait(2000)]);
    event.target.submit();
  });

  // The page itself comes first.
  setTimeout(() => {
    if (navigator.locks && window.EventSource) navigator.locks.request(`usward-news-${room}`, listen);
    heard();
  }, 1000);
})();
