// Makes api/src/main/resources/pages/maps/world.json; README.md there says from what and how to run it.
import { readFileSync, writeFileSync } from "node:fs";
import { geoEqualEarth } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const [source, target] = process.argv.slice(2);
const SCALE = 1000; // units per radian: the world is 5,413 units wide, so one is a fifth of a pixel of a wide card
const LEAST_TRIANGLE = 22; // square units that a point must matter, or it is left out
const LEAST_ISLAND = 60; // square units of an island beside a larger one of the same country
const DOT = 13; // units; what is neither wider nor higher is drawn as a dot
const LEFT_OUT = ["Antarctica", "Fr. S. Antarctic Lands", "Heard I. and McDonald Is.", "S. Geo. and the Is."];
const WRITTEN_OUT = {
  "Antigua and Barb.": "Antigua and Barbuda", "Bosnia and Herz.": "Bosnia and Herzegovina", "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
  "British Virgin Is.": "British Virgin Islands", "Cayman Is.": "Cayman Islands", "Central African Rep.": "Central African Republic",
  "Cook Is.": "Cook Islands", "Dem. Rep. Congo": "Democratic Republic of the Congo", "Dominican Rep.": "Dominican Republic",
  "Eq. Guinea": "Equatorial Guinea", eSwatini: "Eswatini", "Faeroe Is.": "Faroe Islands", "Falkland Is.": "Falkland Islands",
  "Fr. Polynesia": "French Polynesia", Macedonia: "North Macedonia", "Marshall Is.": "Marshall Islands",
  "N. Cyprus": "Northern Cyprus", "N. Mariana Is.": "Northern Mariana Islands", "Pitcairn Is.": "Pitcairn Islands", "S. Sudan": "South Sudan",
  "Solomon Is.": "Solomon Islands", "St-Barthélemy": "Saint Barthélemy", "St-Martin": "Saint Martin", "St. Kitts and Nevis": "Saint Kitts and Nevis",
  "St. Pierre and Miquelon": "Saint Pierre and Miquelon", "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
  "Turks and Caicos Is.": "Turks and Caicos Islands", "U.S. Virgin Is.": "United States Virgin Islands", "W. Sahara": "Western Sahara",
  "Wallis and Futuna Is.": "Wallis and Futuna",
};

// Areas are true in it, so no country looks larger than it is. It cuts what crosses the 180th meridian.
const equalEarth = geoEqualEarth().scale(SCALE).translate([0, 0]).precision(2);

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => {
  const [u, v] = ring[(i + 1) % ring.length];
  return sum + x * v - u * y;
}, 0) / 2);

function extent(ring) {
  const [xs, ys] = [0, 1].map((axis) => ring.map((point) => point[axis]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function rounded(ring) {
  // Screens count from the top, maps from the equator.
  const points = ring.map(([x, y]) => [Math.round(x), Math.round(-y)]);
  return points.filter(([x, y], i) => i === 0 || i === points.length - 1 || x !== points[i - 1][0] || y !== points[i - 1][1]);
}

/** The polygons of a country, the largest first. */
function polygonsOf(topology, country) {
  const { type, coordinates } = geoProject(feature(topology, country), equalEarth).geometry;
  return (type === "Polygon" ? [coordinates] : coordinates).sort((a, b) => area(b[0]) - area(a[0]));
}

const whole = JSON.parse(readFileSync(source));
const coarse = simplify(presimplify(whole, sphericalTriangleArea), LEAST_TRIANGLE / SCALE ** 2);
const features = [];
const dots = {};
whole.objects.countries.geometries.forEach((country) => {
  const given = country.properties.name;
  if (LEFT_OUT.includes(given)) return;
  const name = WRITTEN_OUT[given] ?? given;
  const [left, bottom, right, top] = extent(polygonsOf(whole, country)[0][0]);
  if (right - left <= DOT && top - bottom <= DOT) {
    dots[name] = [Math.round((left + right) / 2), Math.round(-(bottom + top) / 2)];
    return;
  }
  const polygons = polygonsOf(coarse, country)
    .filter((polygon, i) => i === 0 || area(polygon[0]) >= LEAST_ISLAND)
    .map((polygon) => polygon.filter((ring, i) => i === 0 || area(ring) >= LEAST_ISLAND).map(rounded));
  features.push({ type: "Feature", properties: { name }, geometry: polygons.length === 1 ? { type: "Polygon", coordinates: polygons[0] } : { type: "MultiPolygon", coordinates: polygons } });
});
// Shops ship to both under one name.
const [jersey, guernsey] = [dots.Jersey, dots.Guernsey];
dots["Channel Islands"] = [0, 1].map((axis) => Math.round((jersey[axis] + guernsey[axis]) / 2));
features.sort((a, b) => (a.properties.name < b.properties.name ? -1 : 1));
const made = { type: "FeatureCollection", projection: "Equal Earth, 1000 units per radian", dots: Object.fromEntries(Object.entries(dots).sort(([a], [b]) => (a < b ? -1 : 1))), features };
const lines = features.map((one) => JSON.stringify(one)).join(",\n");
const text = JSON.stringify({ ...made, features: [] }).replace(/"features":\[\]\}$/, `"features":[\n${lines}\n]}\n`);
writeFileSync(target, text);
console.log(`${features.length} outlines, ${Object.keys(dots).length} dots, ${text.length} characters`);
