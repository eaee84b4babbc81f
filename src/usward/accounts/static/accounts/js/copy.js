/* Copy and print, where the browser can. */
(() => {
  const from = document.querySelector("[data-copied-from]");
  document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });
  document.querySelector("[data-copy]")?.addEventListener("click", async () => {
    await navigator.clipboard.writeText(from.textContent.trim());
    document.querySelector("[data-copied]").hidden = false;
  });
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
})();
