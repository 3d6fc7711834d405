// Figures of the day beside their targets, and direct service by township.

const FIGURES = DATA.figures;
const TARGETS = DATA.targets;

// More is better for shares, less for kilometres and cost.
function verdict(value, target, { less = false, show }) {
  if (target === null || value === null) return el("p", { class: "target none" }, t("target.none"));
  const met = less ? value <= target + 1e-9 : value >= target - 1e-9;
  const word = met ? "met" : "missed";
  return el(
    "p",
    { class: `target ${word}` },
    el("span", { class: "sign", role: "img", "aria-label": t(`target.${word}`) }, met ? "✓" : "▲"),
    t("target", { value: show(target) }),
  );
}

function card(name, value, note, foot = null) {
  return el("div", { class: "card", "data-figure": name }, el("h3", {}, t(`figure.${name}`)), el("p", { class: "value" }, value), el("p", { class: "note" }, note), foot);
}

const orNone = (value, show) => (value === null ? "–" : show(value));
const share0 = (value) => percent(value, 1);

function cards() {
  const f = FIGURES;
  const partly = f.villages_partly_served ? ` (${t("figure.partly", { count: number(f.villages_partly_served) })})` : "";
  const [kept, stops] = f.on_time_stops;
  return [
    card("service", share0(f.direct_service_rate), t("figure.villages", { served: number(f.villages_served), due: number(f.villages_due) }) + partly, verdict(f.direct_service_rate, TARGETS.direct_service_rate, { show: share0 })),
    card("orders", `${number(f.orders_served)} / ${number(f.orders_due)}`, t("figure.mandatory", { count: number(f.mandatory_unserved) }), verdict(f.mandatory_unserved, 0, { less: true, show: number })),
    card("on_time", orNone(f.on_time, share0), t("figure.stops", { kept: number(kept), stops: number(stops) }), verdict(f.on_time, TARGETS.on_time, { show: share0 })),
    card("load_factor", orNone(f.load_factor, percent), t("figure.load-note"), verdict(f.load_factor, TARGETS.load_factor, { show: share0 })),
    card("distance", kilometres(f.distance_km), t("figure.hours", { hours: number(f.duty_h, 1) }), verdict(f.distance_km, TARGETS.distance_km, { less: true, show: kilometres })),
    card("cost_per_piece", orNone(f.cost_per_piece, money), t("figure.pieces", { count: number(f.pieces_served) }), verdict(f.cost_per_piece, TARGETS.cost_per_piece, { less: true, show: money })),
    card("cost", money(f.cost, 0), t("figure.vehicles", { used: number(f.vehicles_used), count: number(f.vehicles_available) })),
  ];
}

function rateBar(rate) {
  const target = TARGETS.direct_service_rate;
  const parts = [svg("rect", { class: "ground", width: "100%", height: 10 }), svg("rect", { class: "filled", width: `${100 * Math.min(1, rate)}%`, height: 10 })];
  if (target !== null) parts.push(svg("line", { x1: `${100 * target}%`, x2: `${100 * target}%`, y1: 0, y2: 10 }));
  return svg("svg", { class: "rate", "aria-hidden": "true" }, parts);
}

function townshipLine(row) {
  const target = TARGETS.direct_service_rate;
  const short = target !== null && row.direct_service_rate < target - 1e-9;
  const index = DATA.outlets.findIndex((outlet) => outlet.id === row.outlet);
  const name = el("button", { type: "button", class: "link", click: () => set({ township: index, vehicle: -1, route: null }) }, nameOf(placeName(row.outlet)));
  const sign = short ? el("span", { class: "sign missed", role: "img", "aria-label": t("target.missed") }, "▲") : null;
  return el(
    "tr",
    { class: short ? "short" : "" },
    el("th", { scope: "row" }, name),
    el("td", { class: "num" }, number(row.villages_due)),
    el("td", { class: "num" }, number(row.villages_served)),
    el("td", { class: "num" }, sign, percent(row.direct_service_rate)),
    el("td", { class: "bar-cell" }, rateBar(row.direct_service_rate)),
  );
}

function drawTownships() {
  const list = FIGURES.by_outlet.slice().sort((one, other) => one.direct_service_rate - other.direct_service_rate || other.villages_due - one.villages_due);
  const target = TARGETS.direct_service_rate;
  const head = ["township", "due", "served", "rate"].map((name, index) => el("th", { scope: "col", class: index ? "num" : "" }, t(`column.${name}`)));
  const table = el("table", { class: "list" }, el("thead", {}, el("tr", {}, head, el("td", {}))), el("tbody", {}, list.map(townshipLine)));
  replace(
    byId("townships"),
    el("div", { class: "head" }, el("h2", {}, t("townships")), el("p", { class: "hint" }, target === null ? t("target.none") : t("target", { value: share0(target) }))),
    list.length ? el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("townships") }, table) : el("p", { class: "empty" }, t("townships.none")),
  );
}

replace(byId("figures"), cards());
byId("figures").setAttribute("aria-label", t("figures"));
drawTownships();
