/* Fills in the time zone the device says, so that nobody has to choose from a list of four hundred. */
(() => {
  const field = document.querySelector("[data-zone]");
  if (field && !field.value) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
})();
