// Draws a chart of a report: { function, data }. Runs in Rhino and in the browser that opens the file.
import { barsChart } from "../../pages/js/charts/bars.js";
import { columnsChart } from "../../pages/js/charts/columns.js";
import { forecastChart } from "../../pages/js/charts/forecast.js";
import { funnelChart } from "../../pages/js/charts/funnel.js";
import { heatChart } from "../../pages/js/charts/heat.js";
import { linesChart } from "../../pages/js/charts/lines.js";
import { mapChart } from "../../pages/js/charts/map.js";
import { minutesChart } from "../../pages/js/charts/minutes.js";
import { outlines, placed } from "../../pages/js/charts/outlines.js";
import { trendChart } from "../../pages/js/charts/trend.js";

const MAP = "countries";
const FUNCTIONS = { barsChart, columnsChart, forecastChart, funnelChart, heatChart, linesChart, mapChart, minutesChart, trendChart };
let known = null;

/** Makes the outlines of countries known, before the first map. */
export function useOutlines(world) {
  echarts.registerMap(MAP, world);
  known = outlines(world);
}

// Countries come by their names; where they are on the map is known here.
function located(data) {
  const regions = data.regions || placed(known, data.items).regions;
  return Object.assign({}, data, { map: MAP, view: data.view || null, regions: regions });
}

export function chartOption(chart, look) {
  if (!FUNCTIONS[chart.function]) throw new Error("there is no chart " + chart.function);
  return FUNCTIONS[chart.function](chart.function === "mapChart" ? located(chart.data) : chart.data, look);
}

/** What there is to see, in pixels. */
export function chartHeight(chart, small) {
  const data = chart.data;
  switch (chart.function) {
    case "barsChart": return 34 * data.items.length + 8;
    case "funnelChart": return 56 * data.steps.length + 8;
    case "heatChart": return 30 * data.rows.length + 36;
    case "mapChart": return small ? 250 : 330;
    case "minutesChart": return 320;
    case "forecastChart":
    case "linesChart": return 290;
    default: return 250;
  }
}

/** The picture as SVG. */
export function chartSvg(chart, look, width) {
  const onPaper = Object.assign({}, look, { paper: true });
  const drawn = echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: chartHeight(chart, look.small) });
  drawn.setOption(chartOption(chart, onPaper));
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return svg;
}
