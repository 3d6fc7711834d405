// Data, words and small tools that every other part uses. Whatever a user named reaches the page
// through text nodes alone; there is no markup in any string.

const DATA = JSON.parse(document.getElementById("data").textContent);
const TEXTS = DATA.texts;
const LOCALE = DATA.lang === "zh" ? "zh-Hans-CN" : "en-GB";
const VILLAGE = new Map(DATA.villages.map((village) => [village.id, village]));
const OUTLET = new Map(DATA.outlets.map((outlet) => [outlet.id, outlet]));

// Isolates keep a name that is written from right to left from turning the words around it.
const isolated = (text) => `\u2068${text}\u2069`;

function t(key, values = {}) {
  return TEXTS[key].replace(/\{([a-z]+)\}/g, (_, name) => String(values[name]));
}

function append(node, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === "") continue;
    node.append(child);
  }
  return node;
}

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null) node.setAttribute(key, value);
  }
  return append(node, children);
}

function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return append(node, children);
}

const byId = (id) => document.getElementById(id);
const nameOf = (text, kind = "name") => el("bdi", { class: kind }, text);

function replace(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

function number(value, digits = 0) {
  return value.toLocaleString(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

// A share is cut, not rounded: 99.96 % of the villages is not all of them.
function percent(share, digits = 0) {
  const scale = 100 * 10 ** digits;
  const cut = Math.floor(share * scale + 1e-6) / scale;
  return cut.toLocaleString(LOCALE, {
    style: "percent",
    maximumFractionDigits: digits,
  });
}

const two = (value) => String(value).padStart(2, "0");
const clock = (seconds) => `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`;
const lasting = (seconds) => `${Math.floor(seconds / 3600)}:${two(Math.round((seconds % 3600) / 60) % 60)}`;
const hours = (seconds) => number(seconds / 3600, 1);
const kilometres = (km) => t("unit.km", { value: number(km, 1) });
const money = (value, digits = 2) =>
  t("unit.money", { value: number(value, digits), currency: DATA.plan.currency });
const goods = ([pieces, kg]) => t("goods", { pieces: number(pieces), kg: number(kg, kg < 10 ? 1 : 0) });

// What is chosen and filtered; whoever draws something listens.
const state = { route: null, stop: null, township: -1, vehicle: -1, roads: true, villages: true };
const listeners = [];
const listen = (listener) => listeners.push(listener);

function set(changes) {
  const before = { ...state };
  Object.assign(state, changes);
  if (state.route !== null && !isShown(state.route)) Object.assign(state, { route: null, stop: null });
  const changed = new Set(Object.keys(state).filter((key) => state[key] !== before[key]));
  if (changed.size) for (const listener of listeners) listener(changed);
}

// A hover changes nothing but looks, so it takes a shorter way.
const hoverers = [];
function hover(route, second = null) {
  for (const hoverer of hoverers) hoverer(route, second);
}

DATA.routes.forEach((route, index) => {
  route.index = index;
  route.serves = route.stops.filter((stop) => stop.kind === "serve");
  route.from = route.stops.length ? route.stops[0].times[2] : 0;
  route.to = route.stops.length ? route.stops[route.stops.length - 1].times[0] : 0;
  route.fullest = Math.max(route.weight_share, route.volume_share);
  route.townships = new Set(route.serves.map((stop) => (VILLAGE.get(stop.place) || { outlet: -1 }).outlet));
});

function isShown(index) {
  const route = DATA.routes[index];
  if (state.vehicle >= 0 && state.vehicle !== index) return false;
  return state.township < 0 || route.townships.has(state.township);
}

const shownRoutes = () => DATA.routes.filter((route) => isShown(route.index));
const placeName = (id) => (VILLAGE.get(id) || OUTLET.get(id) || { name: id }).name;

function swatch(route) {
  return svg(
    "svg",
    { class: `swatch c${route.colour}`, viewBox: "0 0 12 12", "aria-hidden": "true" },
    svg("rect", { width: 12, height: 12, rx: 3 }),
  );
}
