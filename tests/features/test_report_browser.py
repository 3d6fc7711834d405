"""The report in a real browser, as a dispatcher uses it: opened from disk, clicked and typed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from routing.outputs.report.page import report_html
from routing.words import Language
from tests.helpers.browser import Browser, open_browser
from tests.helpers.spread_county import Spread, report_source

pytestmark = pytest.mark.slow

DESKTOP = (1400, 900)
PHONE = (390, 844)
HOSTILE = (
    "</script><script>document.title='run'</script><img src=x onerror=document.title='run'>"
    "\u202e=cmd() & ${x} <!-- "
)
# How many pixels of the map are drawn on: routes and places, without the roads below them.
DRAWN = (
    "(() => { const node = document.querySelector('#map .leaflet-overlay-pane canvas');"
    "const copy = new OffscreenCanvas(node.width, node.height);"
    "const context = copy.getContext('2d', { willReadFrequently: true });"
    "context.drawImage(node, 0, 0);"
    "const data = context.getImageData(0, 0, node.width, node.height).data;"
    "let count = 0; for (let at = 3; at < data.length; at += 4) if (data[at] > 128) count += 1;"
    "return count; })()"
)
POPUP = "document.querySelector('.leaflet-popup strong') !== null"
VISIBLE_ROWS = "document.querySelectorAll('#timeline .row[class~=row]:not([hidden]) .strip').length"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with open_browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def written(folder: Path, spread: Spread, lang: Language = "en") -> Path:
    path = folder / "report.html"
    path.write_bytes(report_html(report_source(spread), lang))
    return path


def opened(browser: Browser, path: Path, size: tuple[int, int] = DESKTOP) -> Browser:
    browser.resize(*size, phone=size == PHONE)
    browser.open(path)
    browser.settle()
    return browser


@pytest.mark.parametrize(("size", "lang"), [(DESKTOP, "en"), (PHONE, "zh"), (PHONE, "en")])
@pytest.mark.parametrize("villages", [12, 300, 1000])
def test_it_opens_without_a_complaint_a_request_or_a_line_too_wide(
    browser: Browser, tmp_path: Path, size: tuple[int, int], lang: Language, villages: int
) -> None:
    routes = max(2, villages // 10)
    spread = Spread(villages=villages, routes=routes, left_out=3)
    page = opened(browser, written(tmp_path, spread, lang), size)
    assert page.complaints() == []
    assert page.requests() == []
    assert page.ask("document.documentElement.scrollWidth") == size[0]
    assert page.ask(VISIBLE_ROWS) == routes
    assert page.ask(DRAWN) > 1000
    # What stays fluid is bounded: places and ways are strokes on a canvas and no elements.
    assert page.ask("document.querySelectorAll('#map *').length") < 120
    assert page.ask("document.querySelectorAll('*').length") < 8000


def test_names_that_hold_markup_are_text(browser: Browser, tmp_path: Path) -> None:
    spread = Spread(villages=20, routes=2, left_out=4, name=HOSTILE)
    page = opened(browser, written(tmp_path, spread))
    page.click_on("#details tbody tr button")
    page.click_on(".stops tr.stop-serve button")
    page.wait(POPUP)
    assert page.ask("document.title").startswith("Routes of 2026-03-02")
    assert page.ask("document.querySelectorAll('main img, main script').length") == 0
    assert "<script>" in page.ask("document.querySelector('.leaflet-popup strong').textContent")
    assert page.ask("document.documentElement.scrollWidth") == DESKTOP[0]
    assert page.complaints() == []
    assert page.requests() == []


def test_a_script_that_is_not_ours_does_not_run(browser: Browser, tmp_path: Path) -> None:
    path = written(tmp_path, Spread())
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("</body>", "<script>document.title = 'run'</script></body>"), encoding="utf-8"
    )
    page = opened(browser, path)
    assert page.ask("document.title") != "run"
    assert any("Content Security Policy" in text for text in page.complaints())


def test_a_route_chosen_in_the_list_shows_its_stops_and_marks_its_row(
    browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, written(tmp_path, Spread(villages=40, routes=4)))
    assert page.ask("document.querySelectorAll('.stops').length") == 0
    page.click_on("#details tbody tr:nth-child(2) button")
    name = page.ask("document.querySelector('#details h2 .name').textContent")
    assert name == "001"
    assert page.ask("document.querySelector('.row.chosen .name').textContent") == name
    assert page.ask("document.querySelectorAll('.stops tr.stop-serve').length") == 10
    page.press("Escape")
    assert page.ask("document.querySelectorAll('.stops').length") == 0
    assert page.ask("document.querySelectorAll('.row.chosen').length") == 0
    assert page.complaints() == []


def test_a_click_on_a_route_on_the_map_chooses_it(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, written(tmp_path, Spread(villages=12, routes=1)))
    left, top, width, height = page.ask(
        "(() => { const box = document.getElementById('map').getBoundingClientRect();"
        "return [box.x, box.y, box.width, box.height]; })()"
    )
    for step in range(5, 95):
        page.move(left + width * step / 100, top + height / 2)
        if page.ask("document.querySelectorAll('.row.near').length"):
            page.click(left + width * step / 100, top + height / 2)
            break
    assert page.ask("document.querySelectorAll('.row.near').length") == 1
    tip = page.ask("document.querySelector('.leaflet-tooltip.tip')?.textContent ?? ''")
    assert tip
    chosen = page.ask("document.querySelectorAll('.row.chosen').length")
    assert chosen or page.ask("document.querySelectorAll('.leaflet-popup').length")
    assert page.complaints() == []


def test_a_bar_of_the_timeline_tells_its_times_and_leads_to_its_stop(
    browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, written(tmp_path, Spread(villages=40, routes=4)))
    x, y = page.where("#timeline li:nth-child(3) rect.b-serve")
    page.move(x, y)
    tip = page.ask("document.querySelector('.floating').textContent")
    assert "serve" in tip
    assert page.ask("document.querySelector('.row.near .name').textContent") == "002"
    page.click(x, y)
    assert page.ask("document.querySelector('#details h2 .name').textContent") == "002"
    place = page.ask("document.querySelector('.stops tr.chosen th .name').textContent")
    assert place in tip
    page.wait(POPUP)
    assert page.ask("document.querySelector('.leaflet-popup strong').textContent") == place
    assert page.complaints() == []


def test_filters_of_township_and_vehicle_leave_what_fits(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, written(tmp_path, Spread(villages=100, routes=10)))
    before = page.ask(DRAWN)
    page.choose("#pick-township", "3")
    assert page.ask(VISIBLE_ROWS) == 1
    assert page.ask("document.querySelectorAll('#details tbody tr').length") == 1
    page.choose("#pick-township", "-1")
    assert page.ask(VISIBLE_ROWS) == 10
    page.choose("#pick-vehicle", "4")
    assert page.ask(VISIBLE_ROWS) == 1
    assert (
        page.ask("document.querySelector('#timeline li:not([hidden]) .name').textContent") == "004"
    )
    page.click_on("#reset")
    assert page.ask(VISIBLE_ROWS) == 10
    page.wait(f"Math.abs({DRAWN} / {before} - 1) < 0.02")
    assert page.complaints() == []


def test_roads_and_villages_can_be_hidden(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, written(tmp_path, Spread(villages=100, routes=2, left_out=60)))
    before = page.ask(DRAWN)
    page.click_on("#show-villages")
    page.wait(f"{DRAWN} < {before}")
    roads = DRAWN.replace("overlay-pane", "roads-pane")
    assert page.ask(roads) > 1000
    page.click_on("#show-roads")
    page.wait(f"{roads} === 0")
    assert page.complaints() == []


def test_the_keyboard_reaches_routes_and_stops(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, written(tmp_path, Spread(villages=20, routes=2)))
    reached = []
    for _ in range(40):
        page.press("Tab")
        reached.append(page.ask("document.activeElement.closest('[id]').id"))
        if page.ask("document.activeElement.closest('#details tbody') !== null"):
            break
    assert {"skip", "theme", "print", "pick-township", "pick-vehicle", "map"} <= set(reached)
    page.press("Enter")
    assert page.ask("document.querySelectorAll('.stops').length") == 1
    assert page.ask("document.activeElement.id") == "details"
    page.press("Tab")
    assert page.ask("document.activeElement.closest('#details') !== null")
    assert page.complaints() == []


def test_orders_left_out_come_with_reasons_and_lead_to_their_village(
    browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, written(tmp_path, Spread(villages=120, routes=3, left_out=70)))
    text = page.ask("document.getElementById('unserved').textContent")
    assert "A vehicle could serve the order alone" in text
    assert page.ask("document.querySelectorAll('#unserved tbody tr').length") == 50
    page.click_on("#unserved details > button")
    assert page.ask("document.querySelectorAll('#unserved tbody tr').length") == 70
    page.click_on("#unserved tbody tr:nth-child(5) button")
    name = page.ask("document.querySelector('#unserved tbody tr:nth-child(5) .name').textContent")
    page.wait(POPUP)
    assert page.ask("document.querySelector('.leaflet-popup strong').textContent") == name
    assert "left out" in page.ask("document.querySelector('.leaflet-popup').textContent")
    assert page.complaints() == []


def test_figures_stand_beside_their_targets(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, written(tmp_path, Spread(villages=100, routes=4, left_out=5)))
    card = "document.querySelector('[data-figure={}]').textContent"
    assert "95%" in page.ask(card.format("service"))
    assert "▲" in page.ask(card.format("service"))
    assert "98%" in page.ask(card.format("service"))
    assert "✓" in page.ask(card.format("on_time"))
    assert "no target set" in page.ask(card.format("distance"))
    assert page.ask("document.querySelectorAll('#townships tr.short').length") == 1
    assert page.ask("document.querySelectorAll('#townships tbody tr').length") == 10


def test_dark_is_as_the_user_prefers_until_the_user_chooses(
    browser: Browser, tmp_path: Path
) -> None:
    path = written(tmp_path, Spread())
    ground = "getComputedStyle(document.body).backgroundColor"
    browser.dark(wanted=False)
    light = opened(browser, path).ask(ground)
    browser.dark()
    browser.settle()
    dark = browser.ask(ground)
    assert dark != light
    browser.click_on("#theme")
    assert browser.ask(ground) == light
    browser.dark(wanted=False)


def test_on_paper_it_is_light_whole_and_without_buttons(browser: Browser, tmp_path: Path) -> None:
    browser.dark()
    page = opened(browser, written(tmp_path, Spread(villages=120, routes=12, left_out=60)))
    paper = page.pdf()
    browser.dark(wanted=False)
    assert paper.startswith(b"%PDF-")
    assert page.ask("document.querySelectorAll('#unserved tbody tr').length") == 60
    assert page.ask("document.documentElement.classList.contains('printing')") is False
    assert page.complaints() == []


def test_a_day_without_routes_says_so(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, written(tmp_path, Spread(villages=12, routes=1, left_out=12)))
    assert "No vehicle drives on this day." in page.ask("document.body.textContent")
    assert page.ask(VISIBLE_ROWS) == 0
    assert page.complaints() == []
