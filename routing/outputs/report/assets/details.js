// Beside the map: all routes, or the stops of the chosen one.

function routeTable() {
  const shown = shownRoutes();
  if (!shown.length) return el("p", { class: "empty" }, t(DATA.routes.length ? "no-match" : "no-routes"));
  const head = ["vehicle", "stops", "km", "hours", "load"].map((name) => el("th", { scope: "col", class: name === "vehicle" ? "" : "num" }, t(`column.${name}`)));
  const body = shown.map((route) => {
    const button = el("button", { type: "button", class: "link", click: () => set({ route: route.index, stop: null }) }, swatch(route), nameOf(route.vehicle));
    const line = el(
      "tr",
      {},
      el("th", { scope: "row" }, button, nameOf(route.type, "sub")),
      el("td", { class: "num" }, number(route.serves.length)),
      el("td", { class: "num" }, number(route.km, 1)),
      el("td", { class: "num" }, hours(route.duty)),
      el("td", { class: "num" }, percent(route.fullest)),
    );
    line.addEventListener("mouseenter", () => hover(route.index));
    line.addEventListener("mouseleave", () => hover(null));
    return line;
  });
  return el("table", { class: "list" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body));
}

function overview() {
  const shown = shownRoutes();
  const stops = shown.reduce((sum, route) => sum + route.serves.length, 0);
  return [
    el("div", { class: "head" }, el("h2", {}, t("routes")), el("p", { class: "hint", role: "status" }, t("filter.result", { routes: number(shown.length), stops: number(stops) }))),
    el("p", { class: "hint" }, t("routes.help")),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("routes") }, routeTable()),
  ];
}

function facts(route) {
  const list = [
    ["base", nameOf(placeName(route.base))],
    ["duty", `${clock(route.from)}–${clock(route.to)} (${t("unit.h", { value: hours(route.duty) })})`],
    ["distance", kilometres(route.km)],
    ["cost", money(route.cost)],
    ["driving", lasting(route.driving)],
    ["waiting", lasting(route.waiting)],
    ["rest", lasting(route.rest)],
    ["overtime", lasting(route.overtime)],
    ["trips", number(route.trips)],
    ["weight", percent(route.weight_share)],
    ["volume", percent(route.volume_share)],
  ];
  const needed = list.filter(([name]) => !["waiting", "rest", "overtime"].includes(name) || route[name] > 0);
  return el("dl", { class: "facts" }, needed.map(([name, value]) => el("div", {}, el("dt", {}, t(`fact.${name}`)), el("dd", {}, value))));
}

const handled = (kind, amount) => (amount[0] || amount[1] ? el("div", {}, t(`kind.${kind}`, { goods: goods(amount) })) : null);

function stopLine(route, stop, index) {
  const moment = stop.kind === "start" ? stop.times[2] : stop.times[1];
  const place = el("button", { type: "button", class: "link", click: () => findAgain(index) }, nameOf(stop.name));
  const doing = stop.kind === "serve" ? null : el("span", { class: "sub" }, t(`stop.${stop.kind}`));
  return el(
    "tr",
    { class: `stop-${stop.kind}` },
    el("td", { class: "num" }, String(index + 1)),
    el("td", { class: "time" }, clock(moment)),
    el("th", { scope: "row" }, place, doing),
    el("td", { class: "amount" }, handled("deliver", stop.down), handled("collect", stop.up)),
    el("td", { class: "num" }, t("unit.kg", { value: number(stop.load[0]) })),
  );
}

// Choosing the same stop again brings it back into view.
function findAgain(index) {
  if (state.stop === index) findStop(DATA.routes[state.route], index);
  else set({ stop: index });
}

function stopTable(route) {
  const head = ["number", "time", "place", "goods", "on-board"].map((name) => el("th", { scope: "col", class: name === "number" || name === "on-board" ? "num" : "" }, t(`column.${name}`)));
  const body = route.stops.map((stop, index) => stopLine(route, stop, index));
  return el("table", { class: "list stops" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body));
}

function oneRoute(route) {
  return [
    el(
      "div",
      { class: "head" },
      el("h2", {}, swatch(route), nameOf(route.vehicle), " ", nameOf(route.type, "sub")),
      el("div", { class: "buttons" }, el("button", { type: "button", click: () => set({ vehicle: route.index, township: -1 }), hidden: state.vehicle === route.index }, t("only")), el("button", { type: "button", id: "back", click: () => set({ route: null, stop: null }) }, t("back"))),
    ),
    facts(route),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("column.stops") }, stopTable(route)),
  ];
}

function showDetails() {
  const route = state.route === null ? null : DATA.routes[state.route];
  replace(byId("details"), route ? oneRoute(route) : overview());
}

showDetails();
listen((changed) => {
  if (["route", "vehicle", "township"].some((key) => changed.has(key))) {
    const inside = byId("details").contains(document.activeElement);
    showDetails();
    if (inside) byId("details").focus({ preventScroll: true });
  }
  const lines = byId("details").querySelectorAll(".stops tbody tr");
  lines.forEach((line, index) => line.classList.toggle("chosen", index === state.stop));
  if (changed.has("stop") && lines[state.stop]) lines[state.stop].scrollIntoView({ block: "nearest" });
});
