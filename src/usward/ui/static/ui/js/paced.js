/* A script read aloud by the page: one line at a time, each for as long as it says. Without this file it is a list. */
(() => {
  const paced = document.querySelector("[data-paced]");
  if (!paced) return;
  const lines = [...paced.querySelectorAll("[data-seconds]")];
  const begin = paced.querySelector("[data-begin]");
  const stop = paced.querySelector("[data-stop]");
  const said = paced.querySelector("[data-said]");
  let waiting = 0;

  const rest = () => {
    clearTimeout(waiting);
    paced.classList.remove("going");
    lines.forEach((line) => line.removeAttribute("aria-current"));
    begin.hidden = false;
    stop.hidden = true;
  };

  const show = (number) => {
    const line = lines[number];
    lines.forEach((each) => each.removeAttribute("aria-current"));
    line.setAttribute("aria-current", "step");
    said.textContent = line.firstElementChild.textContent;
    if (number + 1 < lines.length) {
      waiting = setTimeout(() => show(number + 1), Number(line.dataset.seconds) * 1000);
    } else {
      waiting = setTimeout(() => { rest(); begin.focus({ preventScroll: true }); }, 20000);
    }
  };

  begin.addEventListener("click", () => {
    paced.classList.add("going");
    begin.hidden = true;
    stop.hidden = false;
    stop.focus({ preventScroll: true });
    show(0);
  });
  stop.addEventListener("click", () => { rest(); begin.focus({ preventScroll: true }); });
  paced.querySelector("[data-controls]").hidden = false;
})();
