"use strict";
// Looks closer at a drawing. Without it the page is whole; nothing here asks a network.
document.querySelectorAll("figure.zoomable").forEach(figure => {
  const drawings = [...figure.querySelectorAll("svg")];
  const said = figure.querySelector("output");
  let from = 0, to = 1;
  const STEPS = [1, 2, 5];

  const drawTicks = svg => {
    const left = +svg.dataset.left, right = +svg.dataset.right;
    const first = +svg.dataset.from, span = svg.dataset.to - first;
    const a = first + from * span, b = first + to * span;
    svg.querySelectorAll(".fine").forEach(tick => tick.remove());
    const usual = svg.querySelectorAll(".time");
    usual.forEach(tick => tick.style.display = to - from < 1 ? "none" : "");
    if (to - from === 1 || usual.length === 0) return;
    const least = (b - a) / (right - left > 400 ? 8 : 3);
    const power = 10 ** Math.floor(Math.log10(least));
    const step = power * (STEPS.find(factor => factor * power >= least) || 10);
    for (let n = Math.ceil(a / step); n * step <= b; n++) {
      const seconds = n * step;
      const text = usual[0].cloneNode();
      text.setAttribute("class", "tick fine");
      text.setAttribute("style", "");
      text.setAttribute("x", left + (seconds - a) / (b - a) * (right - left));
      text.textContent = inWords(seconds, step);
      svg.querySelector(".still").append(text);
    }
  };

  const inWords = (seconds, step) => {
    const size = Math.abs(seconds);
    const sign = size < step / 2 ? "" : seconds < 0 ? "−" : "+";
    return sign + (step < 1 && size < 10 ? Math.round(size * 1e5) / 100 + " ms" : Math.round(size * 1e3) / 1e3 + " s");
  };

  const show = () => drawings.forEach(svg => {
    const left = +svg.dataset.left, right = +svg.dataset.right, scale = 1 / (to - from);
    const place = x => left + (x - left - from * (right - left)) * scale;
    svg.querySelector(".moving .shapes").setAttribute("transform", "matrix(" + [scale, 0, 0, 1, place(0), 0].join(" ") + ")");
    svg.querySelectorAll(".moving use, .moving text").forEach(sign => {
      sign.dataset.x = sign.dataset.x || sign.getAttribute("x");
      const x = place(+sign.dataset.x);
      sign.setAttribute("x", x);
      sign.style.visibility = x < left - 1 || x > right + 1 ? "hidden" : "";
    });
    drawTicks(svg);
    const first = +svg.dataset.from, span = svg.dataset.to - first;
    said.textContent = to - from === 1 ? "drag over a stretch to look closer"
      : inWords(first + from * span, (to - from) * span / 100) + " to " + inWords(first + to * span, (to - from) * span / 100);
  });

  const look = (a, b) => {
    const width = Math.min(1, Math.max(1e-5, b - a));
    from = Math.min(1 - width, Math.max(0, a));
    to = width === 1 ? 1 : from + width;
    show();
  };
  const ways = {
    in: width => look(from + width / 4, to - width / 4),
    out: width => look(from - width / 2, to + width / 2),
    left: width => look(from - width / 2, to - width / 2),
    right: width => look(from + width / 2, to + width / 2),
    all: () => look(0, 1),
  };
  figure.querySelectorAll("button").forEach(button =>
    button.addEventListener("click", () => ways[button.dataset.zoom](to - from)));

  drawings.forEach(svg => {
    const at = event => {
      const box = svg.getBoundingClientRect();
      const x = (event.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
      const share = (x - svg.dataset.left) / (svg.dataset.right - svg.dataset.left);
      return from + Math.min(1, Math.max(0, share)) * (to - from);
    };
    let begun = null;
    svg.addEventListener("pointerdown", event => begun = at(event));
    svg.addEventListener("pointerup", event => {
      const ended = at(event);
      if (begun !== null && Math.abs(ended - begun) > (to - from) / 100) look(Math.min(begun, ended), Math.max(begun, ended));
      begun = null;
    });
    svg.addEventListener("dblclick", () => look(0, 1));
  });
  figure.querySelector(".zoom").hidden = false;
  show();
});
addEventListener("beforeprint", () => document.querySelectorAll("details:not(.raw)").forEach(each => each.open = true));
