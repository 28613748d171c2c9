// Draws the charts of the file, in the theme of the machine until somebody asks for the other one; light on paper.
(function () {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 640px)");
  const button = document.getElementById("theme");
  let chosen = null;
  let printing = false;

  const theme = () => (printing ? "light" : chosen || (dark.matches ? "dark" : "light"));
  const dataOf = (id) => {
    const holder = document.getElementById(id);
    return holder ? JSON.parse(holder.textContent) : null;
  };
  const report = dataOf("report-data");
  const world = dataOf("outlines");
  const places = [...document.querySelectorAll("[data-chart]")];
  const drawn = new Map();

  function draw() {
    document.documentElement.dataset.theme = theme();
    button.textContent = theme() === "dark" ? "Light" : "Dark";
    places.forEach((place) => {
      const chart = report.charts[Number(place.dataset.chart)];
      const look = reportLook(report.place, theme(), narrow.matches);
      place.style.height = `${chartHeight(chart, narrow.matches)}px`;
      if (!drawn.has(place)) drawn.set(place, echarts.init(place, null, { renderer: "svg" }));
      drawn.get(place).setOption(chartOption(chart, look), true);
      drawn.get(place).resize();
    });
  }

  if (world) useOutlines(world);
  button.hidden = false;
  button.addEventListener("click", () => {
    chosen = theme() === "dark" ? "light" : "dark";
    draw();
  });
  [dark, narrow].forEach((query) => query.addEventListener("change", draw));
  addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
  addEventListener("beforeprint", () => { printing = true; draw(); });
  addEventListener("afterprint", () => { printing = false; draw(); });
  draw();
  document.documentElement.dataset.drawn = String(drawn.size);
}());
