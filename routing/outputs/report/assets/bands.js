// Isochrones: how far a vehicle gets from an outlet; one outlet at a time, the farthest band below.

const bandLayer = L.layerGroup();
const bandOutlets = [...new Set(DATA.bands.map(({ outlet }) => outlet))];

function drawBands(outlet) {
  bandLayer.clearLayers();
  const own = DATA.bands.filter((band) => band.outlet === outlet).sort((one, other) => other.minutes - one.minutes);
  for (const { minutes, outlines } of own) {
    const area = L.polygon(outlines.map(points), { renderer: roadCanvas, interactive: false, stroke: true, weight: 1, color: ink.accent, fillColor: ink.accent, fillOpacity: 0.12, fillRule: "evenodd", smoothFactor: 1.5 });
    area.minutes = minutes;
    area.addTo(bandLayer);
  }
  byId("band-key").textContent = own.length ? own.map(({ minutes }) => t("bands.minutes", { minutes })).reverse().join(", ") : "";
}

function bandPicker() {
  const choices = bandOutlets.map((outlet) => el("option", { value: outlet }, isolated(placeName(outlet))));
  const select = el("select", { id: "pick-band" }, el("option", { value: "" }, t("bands.none")), choices);
  select.addEventListener("change", () => drawBands(select.value));
  themed.push(() => drawBands(select.value));
  return el("label", {}, el("span", {}, t("bands")), select, el("span", { class: "hint", id: "band-key" }));
}

bandLayer.addTo(map);
