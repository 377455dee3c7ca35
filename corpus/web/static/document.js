// Shows a field's text and its box together, and boxes the words of the query on the images.
"use strict";
const article = document.querySelector("article.document");

function light(anchor, on) {
  if (!anchor) return;
  for (const node of document.querySelectorAll(`[data-for="${CSS.escape(anchor)}"], [data-field="${CSS.escape(anchor)}"]`)) {
    node.classList.toggle("lit", on);
  }
}

for (const [begins, ends] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  for (const [name, on] of [[begins, true], [ends, false]]) {
    article.addEventListener(name, (event) => {
      const node = event.target.closest("[data-for], [data-field]");
      if (node) light(node.dataset.for || node.dataset.field, on);
    });
  }
}

article.addEventListener("click", (event) => {
  const box = event.target.closest("rect[data-for]");
  if (box) location.hash = box.dataset.for;
});

async function boxHits(section) {
  const overlay = section.querySelector("figure.scan svg");
  const address = new URL(`/api/documents/${article.dataset.name}/hits`, location.href);
  address.searchParams.set("q", article.dataset.q);
  address.searchParams.set("page", section.dataset.page);
  const answer = await fetch(address);
  if (!answer.ok) return;
  for (const { bbox: [x0, top, x1, bottom] } of (await answer.json()).boxes) {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const sides = { class: "hit", x: x0 - 1, y: top - 1, width: x1 - x0 + 2, height: bottom - top + 2 };
    for (const [name, value] of Object.entries(sides)) rect.setAttribute(name, value);
    overlay.append(rect);
  }
}

if (article.dataset.q) {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      seen.unobserve(entry.target);
      boxHits(entry.target);
    }
  });
  for (const section of document.querySelectorAll("section.page:has(figure.scan):has(mark)")) seen.observe(section);
}
