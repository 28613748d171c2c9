// A picture that is sent on says what it shows: title, range and filters stand above the chart.
const SHARPNESS = 2;
const MARGIN = 20;
const TITLE = { size: 17, weight: 600, height: 26 };
const TEXT = { size: 13, weight: 400, height: 19 };

function wrapped(pen, text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter(Boolean);
}

/**
 * @param chart of ECharts, as it is drawn now
 * @param words { title, above: [texts], below: [texts] }
 * @param colours { card, ink, quiet }
 * @return the address of a PNG
 */
export function picture(chart, words, colours) {
  const drawn = chart.renderToCanvas({ pixelRatio: SHARPNESS, backgroundColor: colours.card });
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const font = ({ size, weight }) => `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  const inner = drawn.width / SHARPNESS;
  const lines = (texts, style, colour) => {
    pen.font = font(style);
    return texts.filter(Boolean).flatMap((text) => wrapped(pen, text, inner)).map((text) => ({ text, style, colour }));
  };
  const above = [...lines([words.title], TITLE, colours.ink), ...lines(words.above, TEXT, colours.quiet)];
  const below = lines(words.below, TEXT, colours.quiet);
  const heightOf = (some) => some.reduce((sum, { style }) => sum + style.height, 0);
  const top = MARGIN + heightOf(above) + 8;

  // A new size clears the canvas and the settings of the pen.
  canvas.width = (inner + 2 * MARGIN) * SHARPNESS;
  canvas.height = (top + drawn.height / SHARPNESS + 8 + heightOf(below) + MARGIN) * SHARPNESS;
  pen.scale(SHARPNESS, SHARPNESS);
  pen.fillStyle = colours.card;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = "top";
  const write = (some, from) => some.reduce((y, { text, style, colour }) => {
    pen.font = font(style);
    pen.fillStyle = colour;
    pen.fillText(text, MARGIN, y);
    return y + style.height;
  }, from);
  write(above, MARGIN);
  write(below, top + drawn.height / SHARPNESS + 8);
  pen.drawImage(drawn, MARGIN, top, inner, drawn.height / SHARPNESS);
  return canvas.toDataURL("image/png");
}
