package dev.rehearsal.report;

/** Finds words that do not stand out from what is behind them, by the ratio that WCAG 2 asks of small text: 4.5. */
final class Contrast {
    /** Comes to the words, with their ratio. */
    static final String SCRIPT = """
            (() => {
              const parts = color => color.match(/[\\d.]+/g).map(Number);
              const light = color => {
                const [r, g, b] = parts(color).map(part => part / 255)
                  .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const behind = each => {
                for (let at = each; at; at = at.parentElement) {
                  const color = parts(getComputedStyle(at).backgroundColor);
                  if (color.length < 4 || color[3] > 0) return getComputedStyle(at).backgroundColor;
                }
                return "rgb(255, 255, 255)";
              };
              const dim = new Set();
              for (const each of document.querySelectorAll("body *")) {
                const words = [...each.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join("");
                const box = each.getBoundingClientRect();
                if (!words || box.width === 0 || each.closest("script")) continue;
                const style = getComputedStyle(each);
                const color = each.closest("svg") ? style.fill : style.color;
                const [one, other] = [light(color), light(behind(each))].sort((a, b) => b - a);
                const ratio = (one + 0.05) / (other + 0.05);
                if (ratio < 4.5) dim.add(words.slice(0, 40) + ": " + ratio.toFixed(1));
              }
              return [...dim];
            })()
            """;

    private Contrast() {}
}
