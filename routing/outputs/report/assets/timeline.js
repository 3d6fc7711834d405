// A row a vehicle. Bars are plain elements and not a picture, so that they print sharply, follow
// the width of the page, and can be reached with a keyboard.

const SPAN = daySpan();
const BAR = { drive: [10, 6], serve: [3, 20], load: [5, 16], wait: [8, 10], rest: [8, 10] };
const rows = [];

function daySpan() {
  if (!DATA.routes.length) return { from: 8 * 3600, to: 18 * 3600 };
  const from = Math.min(...DATA.routes.map((route) => route.from));
  const to = Math.max(...DATA.routes.map((route) => route.to));
  const first = Math.floor(from / 3600) * 3600;
  return { from: first, to: Math.max(first + 3600, Math.ceil(to / 3600) * 3600) };
}

const share = (second) => ((second - SPAN.from) / (SPAN.to - SPAN.from)) * 100;

function axis() {
  const count = (SPAN.to - SPAN.from) / 3600;
  const step = count > 12 ? 2 : 1;
  const ticks = [];
  for (let hour = 0; hour <= count; hour += step) {
    const at = SPAN.from + hour * 3600;
    const anchor = hour === 0 ? "start" : hour === count ? "end" : "middle";
    ticks.push(svg("text", { x: `${share(at)}%`, y: 15, "text-anchor": anchor }, clock(at)));
  }
  return svg("svg", { class: "axis", "aria-hidden": "true" }, ticks);
}

function hourLines() {
  const lines = [];
  for (let at = SPAN.from; at <= SPAN.to; at += 3600) {
    lines.push(svg("line", { x1: `${share(at)}%`, x2: `${share(at)}%`, y1: 0, y2: 26 }));
  }
  return svg("g", { class: "hours" }, lines);
}

function bar(route, [kind, from, to]) {
  const [y, height] = BAR[kind];
  const box = { x: `${share(from)}%`, width: `${share(to) - share(from)}%`, y, height, class: `b-${kind} c${route.colour}` };
  return svg("rect", box);
}

function summary(route) {
  return t("row", {
    vehicle: isolated(route.vehicle),
    from: clock(route.from),
    to: clock(route.to),
    stops: number(route.serves.length),
    km: number(route.km, 1),
  });
}

function row(route) {
  const strip = svg("svg", { class: "strip", role: "img", "aria-label": summary(route) }, hourLines(), route.bars.map((part) => bar(route, part)));
  const button = el(
    "button",
    { type: "button", class: "vehicle", click: () => set({ route: route.index, stop: null }) },
    swatch(route),
    nameOf(route.vehicle),
  );
  const node = el("li", { class: "row" }, button, strip);
  strip.addEventListener("mousemove", (event) => pointAt(route, strip, event));
  strip.addEventListener("mouseleave", leave);
  strip.addEventListener("click", (event) => choose(route, momentAt(strip, event)));
  button.addEventListener("focus", () => hover(route.index));
  button.addEventListener("blur", leave);
  return node;
}

function momentAt(strip, event) {
  const box = strip.getBoundingClientRect();
  return SPAN.from + ((event.clientX - box.left) / box.width) * (SPAN.to - SPAN.from);
}

const barAt = (route, second) => route.bars.find(([, from, to]) => second >= from && second <= to);

function choose(route, second) {
  const part = barAt(route, second);
  set({ route: route.index, stop: null });
  if (part) set({ stop: part[3] });
}

const tip = el("div", { class: "tip floating", hidden: true, role: "status" });

function pointAt(route, strip, event) {
  const second = momentAt(strip, event);
  const part = barAt(route, second);
  hover(route.index, part ? second : null);
  tip.hidden = !part;
  if (!part) return;
  const [kind, from, to, stop] = part;
  const key = kind === "serve" || kind === "load" || kind === "wait" ? "activity.at" : "activity.to";
  const where = t(key, { place: isolated(route.stops[stop].name) });
  replace(tip, el("strong", {}, `${clock(from)}–${clock(to)} ${t(`activity.${kind}`)}`), el("div", {}, where));
  const left = Math.min(event.clientX + 14, document.documentElement.clientWidth - tip.offsetWidth - 8);
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${event.clientY + 18}px`;
}

function leave() {
  hover(null);
  tip.hidden = true;
}

function timelineKey() {
  const items = ["drive", "serve", "load", "wait", "rest"].map((kind) => {
    const [y, height] = BAR[kind];
    const mark = svg("svg", { viewBox: "0 0 22 26", "aria-hidden": "true" }, svg("rect", { x: 1, width: 20, y, height, class: `b-${kind} c0` }));
    return el("li", {}, mark, t(`activity.${kind}`));
  });
  return el("ul", { class: "key" }, items);
}

function patterns() {
  const stripes = svg("pattern", { id: "wait-fill", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 5, height: 5, class: "pattern-ground" }), svg("line", { x1: 0, y1: 0, x2: 0, y2: 5, class: "pattern-line" }));
  const dots = svg("pattern", { id: "rest-fill", width: 5, height: 5, patternUnits: "userSpaceOnUse" }, svg("rect", { width: 5, height: 5, class: "pattern-ground" }), svg("circle", { cx: 2.5, cy: 2.5, r: 1.2, class: "pattern-dot" }));
  return svg("svg", { class: "defs", width: 0, height: 0, "aria-hidden": "true" }, svg("defs", {}, stripes, dots));
}

function showRows() {
  let shown = 0;
  for (const { route, node } of rows) {
    node.hidden = !isShown(route.index);
    node.classList.toggle("chosen", state.route === route.index);
    node.firstChild.setAttribute("aria-pressed", String(state.route === route.index));
    shown += node.hidden ? 0 : 1;
  }
  byId("no-rows").hidden = shown > 0;
}

function drawTimeline() {
  const order = DATA.routes.slice().sort((one, other) => one.base.localeCompare(other.base) || one.from - other.from || one.index - other.index);
  for (const route of order) rows.push({ route, node: row(route) });
  const none = t(DATA.routes.length ? "no-match" : "no-routes");
  replace(
    byId("timeline"),
    el("div", { class: "head" }, el("h2", {}, t("timeline")), timelineKey()),
    el("p", { class: "hint" }, t("timeline.help")),
    patterns(),
    el(
      "div",
      { class: "rows", tabindex: 0, role: "region", "aria-label": t("timeline") },
      el("div", { class: "row axis-row" }, el("span", { class: "vehicle" }), axis()),
      el("ol", {}, rows.map(({ node }) => node)),
      el("p", { id: "no-rows", class: "empty" }, none),
    ),
  );
  document.body.append(tip);
  showRows();
}

drawTimeline();
listen((changed) => {
  showRows();
  const chosen = changed.has("route") && state.route !== null && rows.find(({ route }) => route.index === state.route);
  if (chosen) showInside(chosen.node);
});
hoverers.push((index) => {
  for (const { route, node } of rows) node.classList.toggle("near", route.index === index);
});

// Scrolls the list of rows alone: the page must not jump under the reader's hand.
function showInside(node) {
  const list = node.closest(".rows");
  const [top, bottom] = [node.offsetTop - 30, node.offsetTop + node.offsetHeight];
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}
