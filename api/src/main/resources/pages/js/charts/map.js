// Countries coloured by a value. Its few steps are of a logarithm: one large country would leave all others pale.
import { base, height, short, text, tooltip, written } from "./common.js";

const DOT = 9;

const hex = (colour) => (colour.length === 4 ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour);
const channel = (colour, i) => parseInt(hex(colour).slice(1 + 2 * i, 3 + 2 * i), 16);
const mixed = (a, b, part) => "rgb(" + [0, 1, 2].map((i) => Math.round(channel(a, i) + (channel(b, i) - channel(a, i)) * part)).join(",") + ")";

// The palest tone is left out: it could not be told from a country without a value.
function tone(look, part) {
  const at = 0.4 + part * 1.6;
  const colours = look.colours.heat;
  return at <= 1 ? mixed(colours[0], colours[1], at) : mixed(colours[1], colours[2], at - 1);
}

// 1, 2 or 5 with zeros, so that the borders can be read.
function round(value) {
  const power = Math.pow(10, Math.floor(Math.log(value) / Math.LN10 + 1e-9));
  const digit = value / power;
  return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

/** The lower borders of the steps above the first, ascending; none without a positive value. */
function borders(values, steps) {
  const known = values.filter((value) => value > 0);
  if (known.length === 0) return [];
  const most = known.reduce((a, b) => Math.max(a, b));
  const least = Math.max(known.reduce((a, b) => Math.min(a, b)), most / 100000);
  const found = [];
  for (let i = 1; i < steps; i++) {
    const border = round(least * Math.pow(most / least, i / steps));
    if (border > least && border <= most && border !== found[found.length - 1]) found.push(border);
  }
  return found;
}

function pieces(values, look, kind) {
  const write = short(look, kind);
  const from = borders(values, look.small ? 4 : 5);
  const all = values.some((value) => value < 0) ? [{ max: 0, maxOpen: true, label: "< " + write(0), color: look.colours.accent }] : [];
  if (values.some((value) => value >= 0)) {
    for (let i = 0; i <= from.length; i++) {
      const piece = { color: tone(look, from.length === 0 ? 1 : i / from.length), label: i === 0 ? (from.length === 0 ? "≥ " + write(0) : "< " + write(from[0])) : "≥ " + write(from[i - 1]) };
      piece.min = i === 0 ? 0 : from[i - 1];
      if (i < from.length) Object.assign(piece, { max: from[i], maxOpen: true });
      all.push(piece);
    }
  }
  return all;
}

/**
 * @param data { kind, map, view, regions: [{ outline, at, items: [{ name, value, share, note }] }] }: map is the name under which
 *     the outlines are registered, view null or the { center, zoom } of a part of it, at the place of what is too small for an outline; a region of several names has the
 *     sum of their values
 */
export function mapChart(data, look) {
  const option = base(look);
  const valueOf = (region) => region.items.reduce((sum, item) => sum + (height(item.value) || 0), 0);
  const regionOf = (name) => data.regions.find((region) => region.outline === name);
  const values = data.regions.map(valueOf);
  const emphasis = { label: { show: false }, itemStyle: { color: "inherit", areaColor: "inherit", borderColor: look.colours.ink, borderWidth: 1.5 } };
  delete option.grid;
  option.geo = {
    map: data.map, aspectScale: 1, roam: false, left: 0, right: 0, top: 0, bottom: look.small ? 28 : 4, selectedMode: false,
    itemStyle: { areaColor: look.colours.fill, borderColor: look.colours.card, borderWidth: 0.6 }, emphasis: emphasis, label: { show: false },
    tooltip: { show: true },
  };
  if (data.view) Object.assign(option.geo, data.view);
  option.visualMap = {
    type: "piecewise", show: values.length > 0, pieces: pieces(values, look, data.kind), seriesIndex: [0, 1], orient: look.small ? "horizontal" : "vertical", left: 0, bottom: 0, padding: [4, 6, 4, 0], backgroundColor: look.colours.card,
    itemWidth: look.small ? 10 : 14, itemHeight: 10, itemGap: look.small ? 7 : 5, textGap: 4, textStyle: { color: look.colours.quiet, fontSize: look.small ? 11 : 12 }, selectedMode: false, hoverLink: false,
  };
  option.tooltip = tooltip(look, "item", (point) => {
    const region = regionOf(point.name);
    if (!region) return "<b>" + text(point.name) + "</b><br>" + text(look.format.word("none in this range"));
    return region.items.map((item) => "<b>" + text(item.name) + "</b><br>" + written(look, data.kind, item.value)
      + (item.share === null || item.share === undefined ? "" : ", " + look.format.percent(item.share)) + (item.note ? "<br>" + text(item.note) : "")).join("<br>");
  });
  const outlined = data.regions.filter((region) => !region.at);
  const dots = data.regions.filter((region) => region.at);
  option.series = [
    { type: "map", geoIndex: 0, data: outlined.map((region) => ({ name: region.outline, value: valueOf(region) })) },
    { type: "scatter", coordinateSystem: "geo", symbolSize: DOT, itemStyle: { borderColor: look.colours.card, borderWidth: 1 }, cursor: "pointer",
      data: dots.map((region) => ({ name: region.outline, value: [region.at[0], region.at[1], valueOf(region)] })) },
  ];
  return option;
}
