/* The quiet screen: counts by itself to a soft end; keeps the phone awake and sounds only if asked. */
(() => {
  const quiet = document.querySelector("[data-quiet]");
  if (!quiet) return;
  const ends = Date.now() + Number(quiet.dataset.left) * 1000;
  const awake = quiet.querySelector("[data-awake]");
  const sound = quiet.querySelector("[data-sound]");
  const asked = (button) => button.getAttribute("aria-pressed") === "true";
  const set = (button, on) => button.setAttribute("aria-pressed", on);
  const refused = quiet.querySelector("[data-refused]");
  let lock = null;
  let audio = null;

  const hold = async () => {
    try { lock = await navigator.wakeLock.request("screen"); } catch { set(awake, false); }
    refused.textContent = asked(awake) ? "" : refused.dataset.refused;
  };
  const release = () => { if (lock) lock.release(); lock = null; };

  /* Three quiet notes, each fading by itself. */
  const ring = () => [392, 494, 587].forEach((pitch, number) => {
    const start = audio.currentTime + number * 1.6;
    const tone = new OscillatorNode(audio, { frequency: pitch });
    const loud = new GainNode(audio, { gain: 0 });
    loud.gain.setValueAtTime(0, start);
    loud.gain.linearRampToValueAtTime(0.12, start + 0.4);
    loud.gain.exponentialRampToValueAtTime(0.0004, start + 4);
    tone.connect(loud).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 4.2);
  });

  const end = () => {
    clearInterval(looking);
    release();
    quiet.removeAttribute("data-active");
    quiet.classList.add("over");
    quiet.querySelector("[data-during]").hidden = true;
    quiet.querySelector("[data-over]").hidden = false;
    const title = quiet.querySelector("h1");
    title.textContent = title.dataset.then;
    title.focus({ preventScroll: true });
    if (audio && asked(sound)) audio.resume().then(ring);
  };

  const looking = setInterval(() => { if (Date.now() >= ends) end(); }, 500);
  awake.addEventListener("click", () => {
    set(awake, !asked(awake));
    if (asked(awake)) hold(); else release();
  });
  sound.addEventListener("click", () => {
    set(sound, !asked(sound));
    audio = audio || new AudioContext();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && asked(awake)) hold(); });
  awake.hidden = !("wakeLock" in navigator);
  quiet.querySelector("[data-wishes]").hidden = false;
})();
