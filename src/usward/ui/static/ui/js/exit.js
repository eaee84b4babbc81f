/* Exit: the button, or Shift three times with no other key. The page is blank at once, in every tab; what was being
   written is sent to be sealed; the session locks; a page that looks like nothing takes the place of this one. */
(() => {
  const { blank, send, wait, writing, channel } = window.usward;
  const WITHIN = 2000; // the three presses of Shift
  let leaving = false;
  let shifts = [];

  const leave = async (first) => {
    if (leaving) return;
    leaving = true;
    blank();
    if (first) {
      channel.postMessage("exit");
      await wait(100); // the other tabs send their drafts before the session ends
      await Promise.race([send("/exit/"), wait(2000)]);
    } else if (writing()) {
      await Promise.race([send("/drafts/"), wait(2000)]);
    }
    location.replace("/away/");
  };

  addEventListener("submit", (event) => {
    if (!event.target.hasAttribute("data-exit")) return;
    event.preventDefault();
    leave(true);
  }, true);

  addEventListener("click", (event) => {
    if (!event.target.closest?.("a[data-exit]")) return;
    event.preventDefault();
    leave(true);
  }, true);

  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { shifts = []; return; }
    if (event.repeat) return;
    shifts = [...shifts, event.timeStamp].filter((at) => event.timeStamp - at < WITHIN);
    if (shifts.length >= 3 && document.querySelector("[data-exit]")) leave(true);
  }, true);

  channel.addEventListener("message", (event) => { if (event.data === "exit") leave(false); });

  /* Back must never bring a page from the browser's memory: ask the server, which shows the lock screen. */
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    blank();
    location.reload();
  });
})();
