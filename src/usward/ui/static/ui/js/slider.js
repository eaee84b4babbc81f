/* Shows a slider's number while it moves. */
addEventListener("input", (event) => {
  const output = event.target.type === "range" && event.target.parentElement.querySelector("output");
  if (output) output.textContent = event.target.value;
});
