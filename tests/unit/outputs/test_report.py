"""The report is one file that asks for nothing and runs nothing that a name could hold."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from routing.outputs.report.page import report_html
from routing.outputs.report.source import ReportSource
from routing.outputs.report.texts import reason_words, texts_of
from routing.words import Language
from tests.helpers.spread_county import Spread, report_source

TEXTS: dict[Language, dict[str, str]] = {"en": texts_of("en"), "zh": texts_of("zh")}
ASSETS = Path(__file__).parents[3] / "routing" / "outputs" / "report" / "assets"
REASONS = Path(__file__).parents[3] / "routing" / "plan" / "reasons.py"
HOSTILE = (
    "</script><script>alert(1)</script><!-- =cmd()|' /C calc'!A0 <img src=x onerror=alert(1)>"
    "\u202egnp.exe\u202c \u2028 \u2029 \U0001f600 &amp; ${x} {vehicle} " + "长" * 500
)
PLACEHOLDER = re.compile(r"\{[a-z]+\}")


class Page(HTMLParser):
    """Blocks of script and style, and every address, of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.addresses: list[str] = []
        self.policy = ""
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.addresses += [values[key] or "" for key in ("src", "href") if key in values]
        assert not any(key.startswith("on") or key == "style" for key in values)
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""
        if tag in {"script", "style"}:
            self.blocks.append((tag, values, ""))

    def handle_data(self, data: str) -> None:
        if self.lasttag in {"script", "style"} and self.blocks:
            tag, values, text = self.blocks[-1]
            self.blocks[-1] = (tag, values, text + data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self.lasttag = ""

    def data(self) -> dict[str, Any]:
        """What the page knows."""
        texts = [text for _, values, text in self.blocks if values.get("id") == "data"]
        assert len(texts) == 1
        record: dict[str, Any] = json.loads(texts[0])
        return record


def page_of(source: ReportSource, lang: Language = "en") -> Page:
    return Page(report_html(source, lang).decode())


def test_the_page_has_one_block_of_data_and_two_scripts_whatever_things_are_called() -> None:
    page = page_of(report_source(Spread(villages=20, routes=2, left_out=3, name=HOSTILE)))
    kinds = [(tag, values.get("type")) for tag, values, _ in page.blocks]
    assert kinds == [
        ("style", None),
        ("style", None),
        ("script", "application/json"),
        ("script", None),
        ("script", None),
    ]
    assert "img" not in page.tags


def test_a_name_reaches_the_data_without_marks_of_direction_and_cut() -> None:
    source = report_source(Spread(villages=20, routes=2, name=HOSTILE))
    name = page_of(source).data()["villages"][0]["name"]
    assert name.startswith("</script><script>alert(1)</script><!-- =cmd()")
    assert len(name) == 120
    assert not set(name) & set("\u202e\u202c\u2028\u2029")


def test_the_policy_allows_what_is_there_and_no_request() -> None:
    page = page_of(report_source(Spread()))
    rules = dict(part.split(" ", 1) for part in page.policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    allowed = {"script": rules["script-src"].split(), "style": rules["style-src"].split()}
    for tag, values, text in page.blocks:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        if values.get("type") is None:
            assert f"'sha256-{digest}'" in allowed[tag]
    assert all(source.startswith("'sha256-") for sources in allowed.values() for source in sources)


def test_the_page_points_to_nothing_outside_itself() -> None:
    source = report_source(Spread())
    page = page_of(source)
    assert set(page.addresses) == {"data:,", "#map"}
    styles = "".join(text for tag, _, text in page.blocks if tag == "style")
    assert set(re.findall(r"url\(([^)]*)\)", styles)) <= {'"#wait-fill"', '"#rest-fill"'}
    assert "sourceMappingURL" not in report_html(source).decode()


def test_the_licence_of_the_map_library_stands_in_the_page() -> None:
    text = report_html(report_source(Spread())).decode()
    assert "BSD 2-Clause License" in text
    assert "Redistributions in binary form must reproduce" in text


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert report_html(report_source(Spread())) == report_html(report_source(Spread()))


def test_the_own_code_builds_no_markup_from_text() -> None:
    for path in ASSETS.glob("*.js"):
        code = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b", code)


def test_every_language_says_the_same_things_with_the_same_figures() -> None:
    assert set(TEXTS["en"]) == set(TEXTS["zh"])
    for key, english in TEXTS["en"].items():
        chinese = TEXTS["zh"][key]
        assert sorted(PLACEHOLDER.findall(english)) == sorted(PLACEHOLDER.findall(chinese)), key
        assert re.search(r"[\u4e00-\u9fff]", chinese) or key == "unit.money", key


def test_every_word_that_the_page_asks_for_is_there_and_is_asked_for() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in ASSETS.glob("*.js"))
    asked = set(re.findall(r"\"([a-z_-]+(?:\.[a-z_-]+)*)\"", code))
    families = tuple(re.findall(r"t\(`([a-z]+\.)\$\{", code))
    for key in re.findall(r"\bt\(\s*\"([^\"]+)\"", code):
        assert key in TEXTS["en"], key
    for key in TEXTS["en"]:
        assert key in asked or key.startswith(families), key


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_reason_that_a_plan_gives_has_words(lang: Language) -> None:
    code = REASONS.read_text(encoding="utf-8")
    reasons = set(re.findall(r"\"(plan\.[a-z-]+)\"(?!:)", code))
    assert len(reasons) > 10
    for reason in reasons:
        meaning, remedy = reason_words(lang, reason)
        assert meaning
        assert remedy
        assert bool(re.search(r"[\u4e00-\u9fff]", meaning + remedy)) == (lang == "zh")


def test_a_reason_that_nobody_knows_has_no_words() -> None:
    assert reason_words("zh", "my own reason") == ("", "")


def test_a_day_without_any_order_still_gives_a_page() -> None:
    source = report_source(Spread(villages=12, routes=1, left_out=12))
    data = page_of(source, "zh").data()
    assert data["routes"] == []
    assert data["lang"] == "zh"
    assert len(data["unserved"]) == 12
