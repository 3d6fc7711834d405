"""The words of the report, by key, in any language of the catalogue."""

from __future__ import annotations

from routing.codes import CODES
from routing.outputs.report.texts_en import ENGLISH
from routing.words import Language, translated


def texts_of(lang: Language) -> dict[str, str]:
    """All words in one language: the same keys and the same ``{places}`` in each."""
    return {key: translated(english, lang) for key, english in ENGLISH.items()}


def reason_words(lang: Language, code: str) -> tuple[str, str]:
    """What a reason means and what helps; empty where the code is none."""
    known = CODES.get(code)
    if known is None:
        return "", ""
    return translated(known.meaning, lang), translated(known.remedy, lang)
