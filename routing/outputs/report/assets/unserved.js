// Orders left out, by reason: first why and what helps, then which.

const FIRST_SHOWN = 50;

function byReason() {
  const groups = new Map();
  for (const part of DATA.unserved) {
    if (!groups.has(part.reason)) groups.set(part.reason, []);
    groups.get(part.reason).push(part);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

function leftOutLine(part) {
  const village = VILLAGE.get(part.village);
  const name = village
    ? el("button", { type: "button", class: "link", click: () => showVillage(village) }, nameOf(village.name))
    : nameOf(part.village);
  const amount = part.goods ? t(`kind.${part.goods[0]}`, { goods: goods(part.goods.slice(1)) }) : "";
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, name, part.mandatory ? el("span", { class: "must" }, t("mandatory")) : null),
    el("td", {}, nameOf(part.order), amount ? el("span", { class: "sub amount" }, amount) : null),
    el("td", { class: "detail" }, el("bdi", {}, part.detail), part.helps.length ? el("ul", { class: "helps" }, part.helps.map((text) => el("li", {}, el("bdi", {}, text)))) : null),
  );
}

function showVillage(village) {
  set({ route: null, stop: null, township: -1, vehicle: -1, villages: true });
  lookAt(village.at, markOf.get(village.id));
}

function reasonBlock(parts) {
  const [first] = parts;
  const body = el("tbody", {}, parts.slice(0, FIRST_SHOWN).map(leftOutLine));
  const head = ["village", "order", "reason"].map((name) => el("th", { scope: "col" }, t(`column.${name}`)));
  const more = el("button", { type: "button", hidden: parts.length <= FIRST_SHOWN }, t("unserved.all", { count: number(parts.length) }));
  const showRest = () => {
    if (!more.hidden) append(body, parts.slice(FIRST_SHOWN).map(leftOutLine));
    more.hidden = true;
  };
  more.addEventListener("click", showRest);
  addEventListener("beforeprint", showRest);
  return el(
    "details",
    { open: true },
    el("summary", {}, el("span", { class: "count" }, number(parts.length)), first.meaning || nameOf(first.reason)),
    first.remedy ? el("p", { class: "hint" }, t("remedy", { text: first.remedy })) : null,
    el("table", { class: "list" }, el("thead", {}, el("tr", {}, head)), body),
    more,
  );
}

function drawUnserved() {
  const villages = new Set(DATA.unserved.map((part) => part.village)).size;
  const count = t("unserved.count", { orders: number(DATA.unserved.length), villages: number(villages) });
  const head = el("div", { class: "head" }, el("h2", {}, t("unserved")), DATA.unserved.length ? el("p", { class: "hint" }, count) : null);
  const blocks = DATA.unserved.length ? byReason().map(reasonBlock) : el("p", { class: "empty good" }, "✓ ", t("unserved.none"));
  replace(byId("unserved"), head, el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t("unserved") }, blocks));
}

drawUnserved();
