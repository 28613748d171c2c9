// What charts of the tests are drawn with: English formats without Intl, times of UTC, the colours of the style sheet.
const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");
const fixed = (value, decimals) => {
  const parts = Math.abs(Number(value)).toFixed(decimals).split(".");
  return (Number(value) < 0 ? "-" : "") + grouped(parts[0]) + (parts.length > 1 ? "." + parts[1] : "");
};
const known = (write) => (value) => (value === null || value === undefined ? "–" : write(value));
const compact = (value) => {
  const size = Math.abs(value);
  return size >= 1e6 ? fixed(value / 1e6, 1) + "M" : size >= 1e3 ? fixed(value / 1e3, 1) + "K" : fixed(value, 0);
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number) => String(number).padStart(2, "0");
const dateOf = (when, unit) => {
  const at = new Date(when);
  const day = at.getUTCDate() + " " + MONTHS[at.getUTCMonth()];
  const clock = two(at.getUTCHours()) + ":" + two(at.getUTCMinutes());
  return unit === "minute" || unit === "hour" ? clock : unit === "month" ? MONTHS[at.getUTCMonth()] + " " + at.getUTCFullYear() : unit === "fullDay" ? day + " " + at.getUTCFullYear() : day;
};

const COLOURS = {
  light: { ink: "#2c3e50", quiet: "#586a7a", line: "#dfe5e8", card: "#fff", fill: "#ecf0f1", blue: "#0056b3", accent: "#ff6b35", good: "#17733d", bad: "#b3261e", onHeat: "#fff",
    palette: ["#0056b3", "#ff6b35", "#17733d"], heat: ["#eef4fa", "#7fb0de", "#00448e"] },
  dark: { ink: "#ecf0f1", quiet: "#a3b3c2", line: "#2a3745", card: "#18212b", fill: "#222e3a", blue: "#6db3ff", accent: "#ff8a5c", good: "#6fdd9f", bad: "#ff9d96", onHeat: "#0f161d",
    palette: ["#6db3ff", "#ff8a5c", "#6fdd9f"], heat: ["#1d2b39", "#2f6ba8", "#8cc4ff"] },
};

export function lookOf(theme, small) {
  return {
    small: small, calm: true, colours: COLOURS[theme],
    format: {
      money: known((value) => (Number(value) < 0 ? "-$" : "$") + fixed(Math.abs(value), 2)), shortMoney: (value) => "$" + compact(value),
      count: known((value) => fixed(value, 0)), shortCount: compact, percent: known((share) => fixed(share * 100, 1) + "%"), decimal: known((value) => fixed(value, 1)),
      date: dateOf, word: (word) => word,
    },
  };
}

/** The picture as SVG. */
export function svgOf(option, width, height) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** What the tooltips of the first points say, as a browser would show them. */
export function tooltipsOf(option, points) {
  const said = [];
  for (let i = 0; i < points; i++) {
    const point = { dataIndex: i, name: (option.series[0].data[i] || {}).name };
    said.push(option.tooltip.formatter(option.tooltip.trigger === "axis" ? [point] : point));
  }
  return said.join("\n");
}
