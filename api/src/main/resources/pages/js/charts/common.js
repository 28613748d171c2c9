// What all charts share. The files of this folder are also run by Rhino, for reports: no classes, no Intl, no rest
// parameters, no spread in calls, no const in the head of a loop, no aria (it needs a page), and no import but of this
// file. A look is { format, colours, small, calm, paper }:
// functions that write numbers and times, colours by name, whether there is little room, whether nothing may move,
// whether nobody can point at a name to read the rest of it.
export const FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Colours that people who see few colours can still tell apart, in an order that separates neighbours. */
export const palette = (look) => look.colours.palette;

export function base(look) {
  return {
    animation: false,
    useUTC: true,
    textStyle: { fontFamily: FONT, color: look.colours.ink },
    grid: { left: 4, right: 12, top: 20, bottom: 4, containLabel: true },
  };
}

export function tooltip(look, trigger, formatter) {
  return {
    trigger, confine: true, backgroundColor: look.colours.card, borderColor: look.colours.line,
    textStyle: { color: look.colours.ink, fontSize: 13 },
    axisPointer: { type: "shadow", shadowStyle: { color: look.colours.fill, opacity: 0.6 } },
    formatter: formatter,
  };
}

export function categoryAxis(look, names) {
  return {
    type: "category", data: names, axisTick: { show: false },
    axisLine: { lineStyle: { color: look.colours.line } },
    axisLabel: { color: look.colours.quiet, fontSize: 12, hideOverlap: true },
  };
}

export function valueAxis(look, label) {
  return {
    type: "value", splitNumber: 4, splitLine: { lineStyle: { color: look.colours.line } },
    axisLabel: { color: look.colours.quiet, fontSize: 12, formatter: label, hideOverlap: true },
  };
}

/** Names come from the shop and must not be read as HTML. */
export const text = (name) => String(name).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Writes a value of a kind (money, count, percent, decimal) in full. */
export const written = (look, kind, value) => look.format[kind](value);

/** Writes a value of a kind so that it fits beside an axis. */
export function short(look, kind) {
  return kind === "money" ? look.format.shortMoney : kind === "count" ? look.format.shortCount : look.format[kind];
}

/** For the height of a bar only; amounts themselves are decimal strings. */
export const height = (value) => (value === null || value === undefined ? null : Number(value));
