/* The clock of a live room. The server says how much is left; here it runs, and when it is over the room asks anew. */
(() => {
  let until = 0;
  const clock = () => document.querySelector("#room [data-ticks]");

  const tick = () => {
    const drawn = clock();
    if (!drawn || !until) return;
    const left = Math.max(0, (until - Date.now()) / 1000), shown = Math.ceil(left);
    drawn.querySelector("span").textContent = `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
    drawn.querySelector(".left").setAttribute("stroke-dasharray", `${100 * left / drawn.dataset.whole} 100`);
    if (left) return;
    until = 0;
    setTimeout(() => document.dispatchEvent(new Event("usward:over")), 300);
  };

  const wind = () => {
    const left = Number(clock()?.dataset.left);
    until = left ? Date.now() + 1000 * left : 0;
    tick();
  };

  document.addEventListener("htmx:afterSettle", wind);
  wind();
  setInterval(tick, 250);
})();
