// Villages and outlets on the map, and what is told of them.

const placeLayer = L.layerGroup();
const visits = new Map();
DATA.routes.forEach((route) => {
  route.stops.forEach((stop, index) => {
    if (stop.kind !== "serve") return;
    if (!visits.has(stop.place)) visits.set(stop.place, []);
    visits.get(stop.place).push({ route, stop, number: index + 1 });
  });
});
const visitsOf = (village) => visits.get(village.id) || [];

const marks = DATA.villages.map((village) => {
  const mark = new Mark(spot(village.at), { renderer: canvas, state: village.state, bubblingMouseEvents: false });
  mark.bindTooltip(() => villageTip(village), { className: "tip", opacity: 1, direction: "top", offset: [0, -6] });
  mark.bindPopup(() => villageCard(village), { className: "card-popup", minWidth: 200, maxWidth: 280, autoPanPadding: [24, 24] });
  mark.on("mouseover", () => visitsOf(village).length && hover(visitsOf(village)[0].route.index));
  mark.on("mouseout", () => hover(null));
  return { village, mark };
});
const markOf = new Map(marks.map((entry) => [entry.village.id, entry.mark]));

function villageTip(village) {
  const lines = visitsOf(village)
    .slice(0, 4)
    .map(({ route, stop }) => el("div", {}, swatch(route), `${clock(stop.times[1])} `, nameOf(route.vehicle)));
  return el("div", {}, el("strong", {}, nameOf(village.name)), el("div", {}, t(`state.${village.state}`)), lines);
}

function openHours([opens, closes]) {
  if (opens <= 0 && closes >= 86400) return t("village.all-day");
  return t("village.open", { from: clock(opens), to: clock(closes) });
}

function villageCard(village) {
  const outlet = DATA.outlets[village.outlet];
  const buttons = visitsOf(village).map(({ route, stop }) =>
    el(
      "button",
      { type: "button", class: "link", click: () => set({ route: route.index, stop: null }) },
      swatch(route),
      t("village.visit", { time: clock(stop.times[1]), vehicle: isolated(route.vehicle) }),
    ),
  );
  const reasons = DATA.unserved
    .filter((part) => part.village === village.id)
    .slice(0, 3)
    .map((part) => el("p", { class: "why" }, part.meaning || part.reason));
  return el(
    "div",
    { class: "card-body" },
    el("strong", {}, nameOf(village.name)),
    el("p", {}, outlet ? nameOf(outlet.name) : "", outlet ? " · " : "", t(`station.${village.station}`), " · ", openHours(village.open)),
    el("p", {}, t(`state.${village.state}`)),
    buttons.length ? buttons : el("p", {}, t("village.no-visit")),
    reasons,
  );
}

// The county centre comes first: its name is the last to give way.
const byRank = DATA.outlets
  .map((outlet, index) => ({ outlet, index }))
  .sort((one, other) => (other.outlet.kind === "county_centre") - (one.outlet.kind === "county_centre"));
const posts = byRank.map(({ outlet, index }) => {
  const mark = new Mark(spot(outlet.at), { renderer: canvas, state: outlet.kind, bubblingMouseEvents: false });
  mark.bindTooltip(nameOf(outlet.name), { permanent: true, className: "place-name", direction: "right", offset: [8, 0] });
  mark.on("click", () => set({ township: state.township === index ? -1 : index, vehicle: -1 }));
  return { mark, width: 20 + Math.min(120, widthOf(outlet.name)) };
});
function widthOf(text) {
  const context = canvasForText.getContext("2d");
  context.font = "600 12px system-ui, sans-serif";
  return context.measureText(text).width;
}
const vehicleMark = new Mark(WHOLE.getCenter(), { renderer: canvas, state: "vehicle", interactive: false, radius: 8 });

// Size and number of marks follow the zoom; with a route chosen, only its stops are numbered.
function styleMarks() {
  const least = marks.length > 500 ? 2.8 : 3.6;
  const size = Math.min(7, least + Math.max(0, map.getZoom() - wholeZoom) * 1.1);
  const numbered = state.route !== null || fewInView();
  for (const { village, mark } of marks) {
    const own = visitsOf(village).filter(({ route }) => isShown(route.index));
    const visit = own.find(({ route }) => route.index === state.route) || own[0];
    const dim = state.route !== null && (!visit || visit.route.index !== state.route);
    const text = visit && numbered && !dim ? numbersOf(own, visit.route) : "";
    mark.options.text = text;
    mark.setStyle({
      state: village.state === "served" && !visit ? "idle" : village.state,
      color: visit ? ink.routes[visit.route.colour] : ink.faint,
      opacity: dim ? 0.35 : 1,
      radius: text ? 9.5 : size,
    });
  }
  for (const { mark } of posts) mark.setStyle({ opacity: 1, radius: Math.max(4, Math.min(6, size + 1)) });
  showNames();
}

// A name that would lie on another one waits until the map is nearer.
function showNames() {
  const taken = [];
  for (const { mark, width } of posts) {
    const at = map.latLngToContainerPoint(mark.getLatLng());
    const box = L.bounds([at.x, at.y - 9], [at.x + width, at.y + 9]);
    const free = !taken.some((other) => other.overlaps(box));
    if (free) taken.push(box);
    const node = mark.getTooltip().getElement();
    if (node) node.hidden = !free;
  }
}

function numbersOf(own, route) {
  const numbers = own.filter((visit) => visit.route === route).map((visit) => visit.number);
  return numbers.length > 2 ? `${numbers[0]}…` : numbers.join("·");
}

function fewInView() {
  const view = map.getBounds();
  let count = 0;
  for (const { village } of marks) {
    if (visitsOf(village).length && view.contains(spot(village.at))) count += 1;
    if (count > MOST_NUMBERS) return false;
  }
  return map.getZoom() >= wholeZoom + (marks.length > 60 ? 1 : 0);
}
