"""The catalogue and the code agree: every sentence has its Chinese, with the same places."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from routing.codes import CODES
from routing.words.zh import CHINESE, PARTS

SOURCES = Path(__file__).parents[3] / "routing"
SPEAKING = {"say", "translated"}


def literals(tree: ast.AST) -> Iterator[str]:
    """First arguments of ``say`` and ``translated`` that are written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            first = node.args[0] if node.args else None
            if node.func.id in SPEAKING and isinstance(first, ast.Constant):
                assert isinstance(first.value, str)
                yield first.value


def code_files() -> list[Path]:
    return [p for p in sorted(SOURCES.rglob("*.py")) if SOURCES / "words" not in p.parents]


def texts(tree: ast.AST) -> set[str]:
    """All texts written out in a file: words that are said may stand in a table."""
    return {
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    }


TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in code_files()}
SAID = {text: path for path, tree in TREES.items() for text in literals(tree)}
WRITTEN = {text for tree in TREES.values() for text in texts(tree)}
OF_CODES = {text for code in CODES.values() for text in code}


def places(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def test_every_sentence_that_is_said_has_its_chinese() -> None:
    lacking = {text: path.name for text, path in SAID.items() if text not in CHINESE}
    assert lacking == {}


def test_every_meaning_and_remedy_of_a_code_has_its_chinese() -> None:
    assert sorted(text for text in OF_CODES if text not in CHINESE) == []


def test_nothing_in_the_catalogue_is_never_said() -> None:
    assert sorted(text for text in CHINESE if text not in WRITTEN | OF_CODES) == []


@pytest.mark.parametrize("part", PARTS, ids=range(len(PARTS)))
def test_the_chinese_has_the_same_places_and_is_chinese(part: dict[str, str]) -> None:
    for english, chinese in part.items():
        assert places(english) == places(chinese), english
        assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese), english


def test_no_sentence_stands_twice_in_the_catalogue() -> None:
    assert sum(len(part) for part in PARTS) == len(CHINESE)


def said(node: ast.expr) -> bool:
    """Whether an expression is in the language spoken: no text of its own is written out."""
    if isinstance(node, ast.JoinedStr):
        words = [v.value for v in node.values if isinstance(v, ast.Constant)]
        return not any(letter.isalpha() for text in words for letter in str(text))
    return not (isinstance(node, ast.Constant) and any(c.isalpha() for c in str(node.value)))


def causes(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
            yield from node.args[1:2]
            yield from (k.value for k in node.keywords if k.arg in {"cause", "advice"})


def test_no_finding_is_given_a_text_that_cannot_be_translated() -> None:
    untranslated = {
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for path, tree in TREES.items()
        for node in causes(tree)
        if not said(node)
    }
    assert untranslated == set()
