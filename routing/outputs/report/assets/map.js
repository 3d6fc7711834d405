// The map as a whole: what is shown, on which canvas, on the screen and on paper.

function showAll() {
  for (const route of DATA.routes) {
    const there = wayLayer.hasLayer(ways[route.index]);
    if (isShown(route.index) !== there) wayLayer[there ? "removeLayer" : "addLayer"](ways[route.index]);
    styleWay(route);
  }
  for (const { village, mark } of marks) {
    const there = placeLayer.hasLayer(mark);
    const wanted = isVillageShown(village);
    if (wanted !== there) placeLayer[there ? "removeLayer" : "addLayer"](mark);
  }
  toggle(roadLayer, state.roads);
  styleMarks();
  raiseMarks();
}

function isVillageShown(village) {
  if (!state.villages) return state.route !== null && visitsOf(village).some(({ route }) => route.index === state.route);
  if (visitsOf(village).some(({ route }) => isShown(route.index))) return true;
  return state.vehicle < 0 && (state.township < 0 || village.outlet === state.township);
}

function toggle(layer, wanted) {
  if (wanted !== map.hasLayer(layer)) map[wanted ? "addLayer" : "removeLayer"](layer);
}

function raiseMarks() {
  raise(highlight);
  for (const { village, mark } of marks) if (village.state !== "idle") raise(mark);
  for (const { mark } of posts) mark.bringToFront();
  const chosen = state.route === null ? [] : DATA.routes[state.route].serves;
  for (const stop of chosen) if (markOf.has(stop.place)) raise(markOf.get(stop.place));
  raise(vehicleMark);
}

const raise = (mark) => mark._map && mark.bringToFront();

function paintMap() {
  for (const { name, line } of roads) line.setStyle({ color: ink.roads[name] });
  showAll();
}

function findStop(route, index) {
  const stop = route.stops[index];
  const mark = markOf.get(stop.place);
  if (mark && !mark._map) mark.addTo(placeLayer);
  lookAt(stop.at, mark);
}

function lookAt(at, mark) {
  byId("map").scrollIntoView({ block: "nearest" });
  move(() => {
    map.setView(spot(at), Math.max(map.getZoom(), wholeZoom + 2), { animate: false });
    if (mark) mark.openPopup();
  });
}

hoverers.push((index, second) => {
  if (index !== highlighted) showHighlight(index);
  highlighted = index;
  if (index !== null && second !== null && DATA.routes[index].stops.length) {
    vehicleMark.setLatLng(whereabouts(DATA.routes[index], second));
    vehicleMark.setStyle({ color: ink.routes[DATA.routes[index].colour], opacity: 1 });
    if (!map.hasLayer(vehicleMark)) vehicleMark.addTo(map);
    vehicleMark.bringToFront();
  } else vehicleMark.remove();
});

let highlighted = null;
let wholeZoom = 0;
drawLegend();
fitTo(WHOLE.pad(-0.06), { animate: false });
wholeZoom = map.getZoom();
map.setMinZoom(Math.max(2, wholeZoom - 1.5));
wayLayer.addTo(map);
highlight.addTo(map);
placeLayer.addTo(map);
for (const { mark } of posts) mark.addTo(map);
L.control.zoom({ position: "topright", zoomInTitle: t("zoom.in"), zoomOutTitle: t("zoom.out") }).addTo(map);
L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);

const Whole = L.Control.extend({
  onAdd() {
    const button = el("button", { type: "button", class: "fit", title: t("fit"), "aria-label": t("fit"), click: () => fitTo(WHOLE.pad(-0.06)) });
    button.append(svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" })));
    L.DomEvent.disableClickPropagation(button);
    return button;
  },
});
new Whole({ position: "topright" }).addTo(map);

map.on("zoomend moveend", styleMarks);
map.on("click", () => set({ route: null, stop: null }));
listen((changed) => {
  if (changed.has("stop") && state.stop !== null && state.route !== null) {
    showAll();
    findStop(DATA.routes[state.route], state.stop);
    return;
  }
  showAll();
  if (changed.has("township") || changed.has("vehicle") || (changed.has("route") && state.route !== null)) fitShown();
});
themed.push(paintMap);

// A printer takes what is drawn at this very moment, stroke by stroke, and the upper canvas hides
// the lower one on paper: so the roads are drawn on both.
function redrawNow() {
  if (state.roads) roadCanvas._update();
  canvas._clear = () => {
    const context = canvas._ctx;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (state.roads) context.drawImage(roadCanvas._container, 0, 0);
    context.restore();
  };
  canvas._update();
  delete canvas._clear;
}

let viewBeforePrint = null;
addEventListener("beforeprint", () => {
  viewBeforePrint = { center: map.getCenter(), zoom: map.getZoom() };
  document.documentElement.classList.add("printing");
  map.invalidateSize({ animate: false });
  fitShown({ animate: false });
  redrawNow();
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("printing");
  map.invalidateSize({ animate: false });
  map.setView(viewBeforePrint.center, viewBeforePrint.zoom, { animate: false });
});
byId("map").setAttribute("aria-label", `${t("map")}. ${t("map.help")}`);
byId("map").setAttribute("role", "region");
new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(byId("map"));
paintMap();
