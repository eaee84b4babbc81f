/* Opens a <dialog> properly where a link points at one; without script the link alone shows it. */
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-dialog]");
  const dialog = link && document.querySelector(link.getAttribute("href"));
  if (dialog) { event.preventDefault(); dialog.showModal(); }
  const close = event.target.closest?.("dialog [data-close]");
  if (close) { event.preventDefault(); close.closest("dialog").close(); }
});

/* A menu in the bar closes on Escape and on a press outside. */
const closeMenus = (but) => document.querySelectorAll("details.menu[open]").forEach((menu) => {
  if (menu !== but) menu.open = false;
});
addEventListener("pointerdown", (event) => closeMenus(event.target.closest?.("details.menu")));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.activeElement?.closest("details.menu")?.querySelector("summary").focus();
  closeMenus(null);
});
