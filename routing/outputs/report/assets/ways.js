// The routes on the map, and where on them a vehicle is.

const wayLayer = L.layerGroup();
const ways = DATA.routes.map((route) => {
  route.points = points(route.line);
  const way = new Way(route.points, { renderer: canvas, noClip: true, smoothFactor: 1.2, bubblingMouseEvents: false });
  way.bindTooltip(() => routeTip(route), { sticky: true, className: "tip", opacity: 1 });
  way.on("mouseover", () => hover(route.index));
  way.on("mouseout", () => hover(null));
  way.on("click", () => set({ route: route.index, stop: null }));
  return way;
});

function routeTip(route) {
  const facts = `${clock(route.from)}–${clock(route.to)} · ${kilometres(route.km)}`;
  return el("div", {}, el("strong", {}, swatch(route), nameOf(route.vehicle)), el("div", {}, facts));
}

function styleWay(route) {
  const way = ways[route.index];
  const chosen = state.route === route.index;
  const dim = state.route !== null && !chosen;
  way.setStyle({
    color: ink.routes[route.colour],
    casing: dim ? "" : ink.roads.casing,
    weight: chosen ? 5 : 3,
    opacity: dim ? 0.22 : 1,
    arrows: !dim,
  });
  if (chosen) raise(way);
}

// A second drawing of the way that is pointed at, above the other ways and below the places.
const highlight = new Way([], { renderer: canvas, interactive: false, noClip: true, smoothFactor: 1.2 });

function showHighlight(index) {
  if (index === null) return highlight.setLatLngs([]);
  const route = DATA.routes[index];
  highlight.setStyle({ color: ink.routes[route.colour], casing: ink.roads.casing, weight: 6, opacity: 1, arrows: true });
  return highlight.setLatLngs(route.points);
}

// Where a vehicle is at a moment: at a stop, or on its way at even speed.
function whereabouts(route, second) {
  const { stops } = route;
  let next = stops.findIndex((stop) => stop.times[2] >= second);
  if (next < 0) next = stops.length - 1;
  if (next <= 0 || second >= stops[next].times[0]) return spot(stops[Math.max(next, 0)].at);
  const from = stops[next - 1].times[2];
  const share = (second - from) / Math.max(1, stops[next].times[0] - from);
  return along(route.points.slice(route.at[next - 1], route.at[next] + 1), share);
}

function along(line, share) {
  const lengths = line.slice(1).map((point, index) => map.distance(line[index], point));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  for (let index = 0; index < lengths.length; index += 1) {
    if (left <= lengths[index] && lengths[index] > 0) {
      const part = left / lengths[index];
      const [from, to] = [line[index], line[index + 1]];
      return L.latLng(from.lat + part * (to.lat - from.lat), from.lng + part * (to.lng - from.lng));
    }
    left -= lengths[index];
  }
  return line[line.length - 1];
}
