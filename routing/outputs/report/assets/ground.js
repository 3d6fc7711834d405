// The ground of the map: its canvases, the roads, and how the view moves.

const GRID = DATA.grid;
const ROAD_WEIGHT = { main: 3.2, secondary: 2.4, local: 1.5, track: 0.8, ferry: 1.4, estimated: 1 };
const ROAD_DASH = { track: "3 3", ferry: "6 5", estimated: "2 4" };
const WHOLE = L.latLngBounds([DATA.box.south, DATA.box.west], [DATA.box.north, DATA.box.east]);
// Beyond so many marks on the screen, numbers would only hide one another.
const MOST_NUMBERS = 90;

const map = L.map("map", {
  attributionControl: false,
  zoomControl: false,
  zoomSnap: 0.1,
  zoomDelta: 0.75,
  wheelPxPerZoomLevel: 90,
  maxZoom: 18,
  minZoom: 2,
  maxBoundsViscosity: 0.8,
  maxBounds: WHOLE.pad(1),
});
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

map.createPane("roads").style.zIndex = 350;
map.getPane("roads").style.pointerEvents = "none";
const roadCanvas = L.canvas({ pane: "roads", padding: 0.4 });
const canvas = L.canvas({ padding: 0.4, tolerance: 5 });

function points(numbers) {
  const result = [];
  let [x, y] = [0, 0];
  for (let index = 0; index < numbers.length; index += 2) {
    x += numbers[index];
    y += numbers[index + 1];
    result.push(L.latLng(GRID.lat + y / GRID.steps, GRID.lon + x / GRID.steps));
  }
  return result;
}

const canvasForText = document.createElement("canvas");
const spot = ([lon, lat]) => L.latLng(lat, lon);

const roadLayer = L.layerGroup();
const roads = DATA.roads.groups
  .slice()
  .reverse()
  .map(({ name, lines }) => {
    const line = L.polyline(lines.map(points), {
      renderer: roadCanvas,
      interactive: false,
      weight: ROAD_WEIGHT[name],
      dashArray: ROAD_DASH[name] || null,
      smoothFactor: 1.5,
      lineCap: ROAD_DASH[name] ? "butt" : "round",
    });
    return { name, line: line.addTo(roadLayer) };
  });

// The library turns a deaf ear while a zoom is under way: the last wish then waits for its end.
let wish = null;
function move(action) {
  wish = action;
  if (!map._animatingZoom) comeTrue();
}

function comeTrue() {
  const action = wish;
  wish = null;
  if (action) action();
}
map.on("zoomend", comeTrue);

// Nothing to look at may lie under the legend, as long as there is room beside it.
function fitTo(bounds, { animate = !still } = {}) {
  const beside = getComputedStyle(byId("legend")).position === "absolute";
  const legend = beside && byId("legend").querySelector("details[open]");
  const { x } = map.getSize();
  const left = legend && x > 700 ? legend.offsetWidth + 28 : 28;
  const how = { paddingTopLeft: [left, 28], paddingBottomRight: [56, 28], maxZoom: 15, animate };
  move(() => map.fitBounds(bounds, how));
}

function fitShown(how) {
  const shown = state.route !== null ? [DATA.routes[state.route]] : shownRoutes();
  const bounds = L.latLngBounds([]);
  for (const route of shown) for (const point of route.points) bounds.extend(point);
  if (state.township >= 0) bounds.extend(spot(DATA.outlets[state.township].at));
  const all = shown.length === DATA.routes.length && state.route === null;
  fitTo(bounds.isValid() && !all ? bounds : WHOLE.pad(-0.06), how);
}
