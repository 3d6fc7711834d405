"""The words of the report, one dictionary a language."""

from __future__ import annotations

from typing import Final, Literal

from routing.codes import CODES
from routing.outputs.report.texts_en import ENGLISH
from routing.outputs.report.texts_zh import CHINESE, REASONS

Language = Literal["en", "zh"]

TEXTS: Final[dict[Language, dict[str, str]]] = {"en": ENGLISH, "zh": CHINESE}
"""The same keys and the same ``{places}`` in every language."""


def texts_of(lang: Language) -> dict[str, str]:
    """All words in one language."""
    return TEXTS[lang]


def reason_words(lang: Language, code: str) -> tuple[str, str]:
    """What a reason means and what helps; empty where the code is none."""
    if lang == "zh" and code in REASONS:
        return REASONS[code]
    known = CODES.get(code)
    return ("", "") if known is None else (known.meaning, known.remedy)
