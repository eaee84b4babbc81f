/* Toasts go by themselves: after a minute where something can be taken back, sooner where not. Pointing at one keeps it. */
(() => {
  const MINUTE = 60000;
  const fade = (toast) => {
    const life = toast.querySelector("form") ? MINUTE : MINUTE / 4;
    const go = () => (toast.matches(":hover, :focus-within") ? setTimeout(go, 2000) : toast.remove());
    setTimeout(go, life);
  };
  document.querySelectorAll("[data-toast]").forEach(fade);
})();
