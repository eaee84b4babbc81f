/* Filters of the library: unfolded where there is room, and the address keeps step with what is shown.
   What is looked for is no draft: it never reaches what Exit or the lock would seal. */
(() => {
  const wide = matchMedia("(min-width: 62rem)").matches;
  document.querySelectorAll("[data-narrow]").forEach((each) => { each.open ||= wide; });

  document.querySelectorAll("[data-finder]").forEach((form) => {
    form.addEventListener("input", (event) => event.stopPropagation());
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const path = event.detail.pathInfo?.finalRequestPath;
    if (event.detail.target?.id === "found" && path) history.replaceState(null, "", path);
  });
})();
