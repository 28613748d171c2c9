// Which outline of the map a country of the shop has. Shops write countries as people do: EIRE, USA, Holland.

export const OTHER_NAMES = new Map(Object.entries({
  "america": "United States of America", "bosnia": "Bosnia and Herzegovina", "britain": "United Kingdom", "brunei darussalam": "Brunei", "burma": "Myanmar",
  "cape verde": "Cabo Verde", "congo kinshasa": "Democratic Republic of the Congo", "cote d ivoire": "Côte d'Ivoire", "czech republic": "Czechia", "dr congo": "Democratic Republic of the Congo",
  "east timor": "Timor-Leste", "eire": "Ireland", "england": "United Kingdom", "faeroe islands": "Faroe Islands", "great britain": "United Kingdom", "holland": "Netherlands",
  "hong kong sar": "Hong Kong", "iran islamic republic of": "Iran", "ivory coast": "Côte d'Ivoire", "korea": "South Korea", "lao pdr": "Laos", "macau": "Macao", "macedonia": "North Macedonia",
  "northern ireland": "United Kingdom", "republic of ireland": "Ireland", "republic of korea": "South Korea", "republic of serbia": "Serbia", "rsa": "South Africa", "russian federation": "Russia",
  "scotland": "United Kingdom", "slovak republic": "Slovakia", "swaziland": "Eswatini", "syrian arab republic": "Syria", "taiwan province of china": "Taiwan", "the bahamas": "Bahamas",
  "the gambia": "Gambia", "the netherlands": "Netherlands", "turkiye": "Turkey", "türkiye": "Turkey", "u k": "United Kingdom", "u s a": "United States of America", "uae": "United Arab Emirates",
  "uk": "United Kingdom", "united states": "United States of America", "us": "United States of America", "us virgin islands": "United States Virgin Islands", "usa": "United States of America",
  "vatican city": "Vatican", "viet nam": "Vietnam", "wales": "United Kingdom",
}));

// Letters alone, so that case, points and hyphens make no difference.
const folded = (name) => name.toLowerCase().replace(/&/g, " and ").replace(/[^a-z\u00df-\u024f]+/g, " ").trim();

/** @param world the outlines as registered with ECharts: features with names, and the places of dots by name */
export function outlines(world) {
  const names = new Map();
  world.features.map((feature) => feature.properties.name).concat(Object.keys(world.dots)).forEach((name) => names.set(folded(name), name));
  return { names, dots: world.dots };
}

/** The name of the outline or dot; null if the country has none. */
export function outlineOf(known, country) {
  if (country === null || country === undefined) return null;
  const asked = folded(country);
  return known.names.get(asked) || known.names.get(folded(OTHER_NAMES.get(asked) || "")) || null;
}

/**
 * Divides countries into what the map shows and the rest; each item is in one of both.
 *
 * @param items with a name each, or null for an unknown country
 * @return { regions: [{ outline, at, items }], elsewhere: [items] }: at is the place of a dot, null if it has an outline
 */
export function placed(known, items) {
  const regions = [];
  const elsewhere = [];
  const byOutline = new Map();
  items.forEach((item) => {
    const outline = outlineOf(known, item.name);
    if (outline === null) {
      elsewhere.push(item);
    } else if (byOutline.has(outline)) {
      byOutline.get(outline).items.push(item);
    } else {
      byOutline.set(outline, { outline: outline, at: known.dots[outline] || null, items: [item] });
      regions.push(byOutline.get(outline));
    }
  });
  return { regions: regions, elsewhere: elsewhere };
}
