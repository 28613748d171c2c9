// What charts are drawn with here: the browser's formats and the colours of the style sheet.
import { count, date, decimal, money, percent, score, shortCount, shortMoney, signedPercent } from "../base/format.js";
import { colour } from "../shell/theme.js";

const phone = matchMedia("(max-width: 640px)");

export function look(currency) {
  return {
    small: phone.matches,
    format: {
      money: (value) => money(value, currency),
      shortMoney: (value) => shortMoney(value, currency),
      count: (value) => count(value),
      shortCount,
      percent: (value) => percent(value),
      decimal: (value) => decimal(value),
      score,
      signedPercent: (value) => signedPercent(value),
      date,
      word: (word) => word,
    },
    colours: {
      ...Object.fromEntries(["ink", "quiet", "line", "card", "fill", "blue", "accent", "good", "bad"].map((name) => [name, colour(name)])),
      palette: [1, 2, 3, 4, 5, 6].map((i) => colour(`series-${i}`)),
      heat: [colour("heat-low"), colour("heat-middle"), colour("heat-high")],
      onHeat: colour("on-heat"),
    },
  };
}
