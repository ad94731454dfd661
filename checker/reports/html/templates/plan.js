"use strict";
// Jumping works by plain links; this adds clicks on marked text, keys, and the light on what belongs together.
(() => {
  document.documentElement.classList.add("js");
  const text = document.getElementById("text");
  if (!text) return;
  const said = document.getElementById("said");
  const gaps = [...document.querySelectorAll(".g-to-mend .card, .g-advice .card")];
  let current = -1;

  const marksOf = (number) => [...text.querySelectorAll("mark")].filter((m) => m.dataset.f.split(" ").includes(number));

  function light(numbers) {
    for (const mark of text.querySelectorAll("mark.lit")) mark.classList.remove("lit");
    for (const number of numbers) for (const mark of marksOf(number)) mark.classList.add("lit");
  }

  function visit(card) {
    const name = card.querySelector("h4 .name").textContent;
    const number = card.id.slice(1);
    current = gaps.indexOf(card);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    const place = card.querySelector(".proofs a");
    const target = place && document.getElementById(place.hash.slice(1));
    if (target && matchMedia("(min-width: 1000px)").matches) target.scrollIntoView({ block: "center" });
    light([number]);
    said.textContent = `${number} ${name}`;
  }

  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || getSelection().toString()) return;
    const card = document.getElementById(`f${mark.dataset.f.split(" ")[0]}`);
    location.hash = card.id;
    light(mark.dataset.f.split(" "));
  });

  addEventListener("hashchange", () => {
    const id = location.hash.slice(1);
    const number = /^[fe](\d+)/.exec(id);
    if (!number) return;
    light([number[1]]);
    current = gaps.findIndex((card) => card.id === `f${number[1]}`);
    const target = document.getElementById(id);
    if (target) target.focus({ preventScroll: true });
  });

  for (const card of document.querySelectorAll(".card")) {
    card.addEventListener("pointerenter", () => light([card.id.slice(1)]));
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, textarea")) return;
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!step || !gaps.length) return;
    event.preventDefault();
    visit(gaps[Math.min(gaps.length - 1, Math.max(0, current + step))]);
  });

  document.getElementById("only-gaps").addEventListener("change", (event) => {
    text.classList.toggle("only-gaps", event.target.checked);
  });
})();
