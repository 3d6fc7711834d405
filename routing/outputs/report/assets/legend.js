// What the signs of the map mean; only what is there is explained.

function legendMark(kind) {
  const canvasNode = el("canvas", { width: 44, height: 36, "aria-hidden": "true" });
  const context = canvasNode.getContext("2d");
  context.scale(2, 2);
  DRAWERS[kind](context, 11, 9, 5, { color: ink.routes[0] });
  return canvasNode;
}

function legendLine(name) {
  const line = svg("line", { x1: 1, y1: 9, x2: 21, y2: 9, class: `road-${name}`, "stroke-width": ROAD_WEIGHT[name] });
  if (ROAD_DASH[name]) line.setAttribute("stroke-dasharray", ROAD_DASH[name]);
  return svg("svg", { viewBox: "0 0 22 18", "aria-hidden": "true" }, line);
}

function legendRoute() {
  const way = svg("path", { d: "M1 9H21", class: "legend-way" });
  const arrow = svg("path", { d: "M9 4.5L16 9L9 13.5z", class: "legend-arrow" });
  return svg("svg", { viewBox: "0 0 22 18", "aria-hidden": "true" }, way, arrow);
}

function drawLegend() {
  const used = (kinds, list, key) => kinds.filter((kind) => list.some((item) => item[key] === kind));
  const rows = [
    [legendRoute(), t("legend.route")],
    ...used(["county_centre", "township"], DATA.outlets, "kind").map((kind) => [legendMark(kind), t(`outlet.${kind}`)]),
    ...used(["served", "partly", "unserved", "idle"], DATA.villages, "state").map((kind) => [legendMark(kind), t(`state.${kind}`)]),
    ...DATA.roads.groups.map(({ name }) => [legendLine(name), t(`roads.${name}`)]),
  ];
  const undrawn = DATA.roads.undrawn_km >= 1 ? el("p", {}, t("roads.undrawn", { km: number(DATA.roads.undrawn_km) })) : null;
  const list = el("ul", {}, rows.map(([mark, text]) => el("li", {}, mark, text)));
  const open = byId("legend").querySelector("details")?.open ?? matchMedia("(min-width: 900px)").matches;
  replace(byId("legend"), el("details", { open }, el("summary", {}, t("legend")), list, undrawn));
}
themed.push(drawLegend);
