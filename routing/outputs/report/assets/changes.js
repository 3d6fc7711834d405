// What changed since an earlier plan: a list, rings around the villages, and the ways of that plan.

const DIFFERENCE = DATA.difference;
const changesShown = { kind: "", village: null };
const oldLayer = L.layerGroup();
const ringLayer = L.layerGroup();
const oldWays = (DIFFERENCE ? DIFFERENCE.ways : []).map(({ vehicle, line }) => {
  const way = L.polyline(points(line), { renderer: roadCanvas, interactive: false, weight: 4, dashArray: "8 6", smoothFactor: 1.2 });
  return { vehicle, way };
});

const isWorse = (kind) => kind === "lost" || kind === "not-due";
const changeInk = (kind) => (isWorse(kind) ? ink.alarm : kind === "gained" || kind === "newly-due" ? ink.good : ink.accent);

function shownChanges() {
  return DIFFERENCE.villages.filter(({ kind }) => !changesShown.kind || kind === changesShown.kind);
}

function drawRings() {
  ringLayer.clearLayers();
  for (const change of shownChanges()) {
    const village = VILLAGE.get(change.village);
    if (!village) continue;
    const chosen = changesShown.village === change.village;
    L.circleMarker(spot(village.at), {
      renderer: canvas,
      interactive: false,
      fill: false,
      radius: chosen ? 14 : 8,
      weight: chosen ? 4 : 2,
      color: changeInk(change.kind),
    }).addTo(ringLayer);
  }
}

// With a village chosen, only the earlier ways that led to it.
function drawOldWays() {
  oldLayer.clearLayers();
  if (!byId("show-earlier").checked) return;
  const change = DIFFERENCE.villages.find(({ village }) => village === changesShown.village);
  const wanted = change && change.before.length ? new Set(change.before.map(([vehicle]) => vehicle)) : null;
  for (const { vehicle, way } of oldWays) {
    if (wanted && !wanted.has(vehicle)) continue;
    way.setStyle({ color: ink.quiet });
    way.addTo(oldLayer);
  }
}

function drawChangesOnMap() {
  drawRings();
  drawOldWays();
}

const visitWords = (list) => (list.length ? list.map(([vehicle, second]) => `${isolated(vehicle)} ${clock(second)}`).join(", ") : "–");

function chooseChange(change) {
  const village = VILLAGE.get(change.village);
  changesShown.village = change.village;
  drawChanges();
  drawChangesOnMap();
  if (village) showVillage(village);
}

function changeLine(change) {
  const name = el("button", { type: "button", class: "link", click: () => chooseChange(change) }, nameOf(change.name));
  const kind = el("td", { class: isWorse(change.kind) ? "worse" : "" }, t(`change.${change.kind}`));
  const row = { class: changesShown.village === change.village ? "chosen" : "" };
  return el("tr", row, el("th", { scope: "row" }, name), kind, el("td", { class: "time" }, visitWords(change.before)), el("td", { class: "time" }, visitWords(change.after)));
}

const signed = (value, digits) => (value > 0 ? "+" : "") + number(value, digits);

function vehicleLine({ vehicle, before, after }) {
  const cells = [0, 1, 2, 3].map((at) => {
    const scale = at === 2 ? 3600 : 1;
    const digits = [0, 1, 1, 2][at];
    const [was, is] = [before[at] / scale, after[at] / scale];
    const changed = Math.abs(is - was) >= 0.5 * 10 ** -digits;
    return el("td", { class: "num" }, number(is, digits), changed ? el("span", { class: "sub" }, signed(is - was, digits)) : null);
  });
  return el("tr", {}, el("th", { scope: "row" }, nameOf(vehicle)), cells);
}

function headRow(names, firstNumber) {
  return el("thead", {}, el("tr", {}, names.map((name, at) => el("th", { scope: "col", class: at >= firstNumber ? "num" : "" }, t(`column.${name}`)))));
}

function scrolled(label, ...content) {
  return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, content);
}

function drawChanges() {
  const list = shownChanges();
  const lines = list.slice(0, 400).map(changeLine);
  const rest = list.length > 400 ? el("p", { class: "hint" }, t("changes.more", { count: number(list.length - 400) })) : null;
  replace(byId("change-list"), list.length ? el("table", { class: "list" }, headRow(["village", "change", "before", "after"], 9), el("tbody", {}, lines)) : el("p", { class: "empty" }, t("changes.none")), rest);
}

function kindPicker() {
  const kinds = [...new Set(DIFFERENCE.villages.map(({ kind }) => kind))];
  const counted = (kind) => `${t(`change.${kind}`)} (${number(DIFFERENCE.villages.filter((one) => one.kind === kind).length)})`;
  const select = el("select", { id: "pick-change" }, el("option", { value: "" }, t("filter.all")), kinds.map((kind) => el("option", { value: kind }, counted(kind))));
  select.addEventListener("change", () => {
    Object.assign(changesShown, { kind: select.value, village: null });
    drawChanges();
    drawChangesOnMap();
  });
  return el("label", {}, el("span", {}, t("column.change")), select);
}

function drawDifference() {
  const earlier = el("input", { type: "checkbox", id: "show-earlier", checked: true });
  earlier.addEventListener("change", drawOldWays);
  const tools = el("div", { class: "filters" }, kindPicker(), el("label", { class: "check" }, earlier, t("changes.earlier")));
  const vehicles = el("table", { class: "list" }, headRow(["vehicle", "stops", "km", "hours", "cost"], 1), el("tbody", {}, DIFFERENCE.vehicles.map(vehicleLine)));
  replace(
    byId("changes"),
    el("div", { class: "head" }, el("h2", {}, t("changes", { date: DIFFERENCE.date })), tools),
    el("div", { class: "pair" }, scrolled(t("routes"), vehicles), el("div", { class: "scroll", id: "change-list", tabindex: 0, role: "region", "aria-label": t("column.change") })),
  );
  byId("changes").hidden = false;
  oldLayer.addTo(map);
  ringLayer.addTo(map);
  drawChanges();
  drawChangesOnMap();
  themed.push(drawChangesOnMap);
}

if (DIFFERENCE) drawDifference();
