// Head, foot and filters, and what the keyboard does everywhere.

function option(value, text) {
  return el("option", { value }, text);
}

function picker(name, choices, key) {
  const select = el("select", { id: `pick-${name}` }, option(-1, t("filter.all")), choices);
  select.addEventListener("change", () => set({ [key]: Number(select.value), route: null, stop: null }));
  listen(() => (select.value = String(state[key])));
  return el("label", {}, el("span", {}, t(`filter.${name}`)), select);
}

function checkbox(name) {
  const box = el("input", { type: "checkbox", id: `show-${name}`, checked: true });
  box.addEventListener("change", () => set({ [name]: box.checked }));
  listen(() => (box.checked = state[name]));
  return el("label", { class: "check" }, box, t(`filter.${name}`));
}

function drawFilters() {
  const townships = DATA.outlets
    .map((outlet, index) => ({ name: outlet.name, index }))
    .filter(({ index }) => DATA.villages.some((village) => village.outlet === index))
    .map(({ name, index }) => option(index, isolated(name)));
  const vehicles = DATA.routes.map((route) => option(route.index, `${isolated(route.vehicle)} · ${isolated(route.type)}`));
  const reset = el("button", { type: "button", id: "reset", click: showEverything }, t("filter.reset"));
  byId("filters").setAttribute("aria-label", t("filters"));
  replace(byId("filters"), picker("township", townships, "township"), picker("vehicle", vehicles, "vehicle"), checkbox("roads"), checkbox("villages"), bandOutlets.length ? bandPicker() : null, reset);
}

function showEverything() {
  map.closePopup();
  set({ route: null, stop: null, township: -1, vehicle: -1, roads: true, villages: true });
  fitTo(WHOLE.pad(-0.06));
}

function drawHead() {
  const title = t("title", { date: DATA.plan.date });
  document.title = `${title} – ${DATA.plan.name}`;
  replace(byId("name"), nameOf(DATA.plan.name));
  const status = el("span", { class: `status ${DATA.plan.status}` }, t(`status.${DATA.plan.status}`));
  replace(byId("when"), title, " ", status);
  byId("skip").textContent = t("skip");
  byId("print").textContent = t("print");
  byId("print").addEventListener("click", () => print());
  byId("theme").textContent = t("theme");
  byId("theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
}

function drawFoot() {
  const notes = DATA.plan.notes.length ? [el("h2", {}, t("notes")), el("ul", {}, DATA.plan.notes.map((note) => el("li", {}, el("bdi", {}, note))))] : null;
  const made = t("made", { engine: isolated(DATA.plan.engine), seed: DATA.plan.seed });
  replace(byId("foot"), notes, el("p", {}, made, " ", t("credit", { library: `Leaflet ${L.version}` })));
}

drawHead();
drawFilters();
drawFoot();
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  map.closePopup();
  set({ route: null, stop: null });
});
document.documentElement.dataset.ready = "yes";
