/* Offers to take the six drawn words into the field. Without JavaScript they are typed. */
(() => {
  const words = document.querySelector("[data-suggested]");
  const field = document.querySelector("input[autocomplete=new-password]");
  if (!words || !field) return;
  words.tabIndex = 0;
  words.setAttribute("role", "button");
  const take = () => { field.value = words.textContent.trim(); field.type = "text"; field.focus(); };
  words.addEventListener("click", take);
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); take(); }
  });
  field.form.addEventListener("submit", () => { field.type = "password"; });
})();
