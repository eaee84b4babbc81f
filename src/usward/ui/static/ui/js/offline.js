/* The offline page: a line kept in memory only, and a way back when there is one. */
(() => {
  const line = document.querySelector("[data-line]");
  const back = document.querySelector("[data-back]");
  const copied = document.querySelector("[data-copied]");
  const show = () => { back.hidden = !navigator.onLine; };
  document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });
  document.querySelector("[data-copy]").addEventListener("click", async () => {
    line.select();
    await navigator.clipboard.writeText(line.value);
    copied.hidden = false;
  });
  // A draft that lives in this tab alone deserves a question before the tab goes.
  addEventListener("beforeunload", (event) => { if (line.value && copied.hidden && !document.documentElement.hidden) event.preventDefault(); });
  addEventListener("online", show);
  addEventListener("offline", show);
})();
