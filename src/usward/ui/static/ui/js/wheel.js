/* The flower of feelings: seven petals, each opens its finer words. Without this file every family unfolds itself. */
(() => {
  const chosen = (family) => [...family.querySelectorAll("input:checked")];

  const bloom = (wheel) => {
    const flower = wheel.querySelector("[data-flower]");
    const said = wheel.querySelector("[data-chosen]");
    const families = [...wheel.querySelectorAll(".family")];
    if (!flower.hidden || families.length !== 7) return;

    const petals = families.map((family, index) => {
      const petal = document.createElement("button");
      const name = document.createElement("span");
      name.textContent = family.querySelector("summary").textContent.trim();
      petal.type = "button";
      petal.className = `family-${index + 1}`;
      petal.append(name);
      family.querySelector("summary").tabIndex = -1;
      petal.addEventListener("click", () => show(family.open ? null : family));
      return petal;
    });

    const tell = () => {
      families.forEach((family, index) => petals[index].classList.toggle("some", chosen(family).length > 0));
      const words = families.flatMap(chosen).map((input) => input.labels[0].textContent);
      said.hidden = words.length === 0;
      said.lastElementChild.textContent = words.join(", ");
    };

    const show = (wanted) => families.forEach((family, index) => {
      family.open = family === wanted;
      petals[index].setAttribute("aria-expanded", family.open);
    });

    flower.append(...petals);
    flower.hidden = false;
    wheel.classList.add("wheel-on");
    wheel.addEventListener("change", tell);
    show(families.find((family) => family.open) ?? null);
    tell();
  };

  const look = (root) => root.querySelectorAll("[data-wheel]").forEach(bloom);
  document.addEventListener("htmx:load", (event) => look(event.target.parentElement ?? document));
  look(document);
})();
