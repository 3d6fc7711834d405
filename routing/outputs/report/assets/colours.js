// The style sheet holds every colour, for light and for dark; canvases are told them from here.

const COLOURS = 8;
let ink = readInk();

function readInk() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const routes = Array.from({ length: COLOURS }, (_, index) => read(`c${index}`));
  const roads = Object.fromEntries(
    ["main", "secondary", "local", "track", "ferry", "estimated", "casing"].map((name) => [name, read(`road-${name}`)]),
  );
  return { routes, roads, paper: read("map"), text: read("text"), alarm: read("alarm"), faint: read("faint"), good: read("good"), accent: read("accent"), quiet: read("quiet") };
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  themeChanged();
}

// White or near black, whichever stands out more from a colour given as #rrggbb.
function readableOn(colour) {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.058 ? "#ffffff" : "#14171a";
}

const themed = [];
function themeChanged() {
  ink = readInk();
  for (const listener of themed) listener();
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", themeChanged);
let themeBeforePrint = "";
addEventListener("beforeprint", () => {
  themeBeforePrint = document.documentElement.dataset.theme || "";
  setTheme("light");
});
addEventListener("afterprint", () => setTheme(themeBeforePrint));
