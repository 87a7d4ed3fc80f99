// Writes data/boundaries.json: the countries around Central Asia, simplified, from Natural Earth (public domain).
//
//   folder=$(mktemp -d) && npm install --prefix "$folder" world-atlas@2 topojson-client@3 topojson-simplify@3
//   NODE_PATH="$folder/node_modules" node tools/boundaries.cjs > data/boundaries.json
const topojson = require("topojson-client");
const simplify = require("topojson-simplify");
const world = require("world-atlas/countries-50m.json");
const { version } = require("world-atlas/package.json");

// Degrees: the six countries, Afghanistan, Pakistan and enough of their neighbours to place them.
const FRAME = { west: 42, east: 100, south: 22, north: 57 };
const ISO = { Kazakhstan: "KZ", Kyrgyzstan: "KG", Tajikistan: "TJ", Uzbekistan: "UZ", Turkmenistan: "TM", China: "CN" };

const weighed = simplify.presimplify(world);
const small = simplify.simplify(weighed, 0.02);
const touches = ([[west, south], [east, north]]) => west < FRAME.east && east > FRAME.west && south < FRAME.north && north > FRAME.south;
const bounds = (rings) => rings.flat().reduce(([[w, s], [e, n]], [x, y]) => [[Math.min(w, x), Math.min(s, y)], [Math.max(e, x), Math.max(n, y)]], [[180, 90], [-180, -90]]);
const near = (polygon) => touches(bounds(polygon));
const round = (rings) => rings.map((ring) => ring.map(([x, y]) => [+x.toFixed(2), +y.toFixed(2)]));

const features = topojson.feature(small, small.objects.countries).features.flatMap(({ properties, geometry }) => {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const kept = polygons.filter((polygon) => near(polygon) && polygon[0].length > 3).map(round);
  if (!kept.length) return [];
  return [{ type: "Feature", properties: { name: properties.name, iso: ISO[properties.name] || "" }, geometry: { type: "MultiPolygon", coordinates: kept } }];
});
const credit = `Natural Earth, public domain, by way of world-atlas ${version}; simplified`;
process.stdout.write(JSON.stringify({ type: "FeatureCollection", credit, features }) + "\n");
