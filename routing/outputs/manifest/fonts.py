"""Fonts on this machine that have Chinese letters."""

from __future__ import annotations

from functools import cache
from typing import Final

import typst

CHINESE_FAMILIES: Final = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "SimHei",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "SimSun",
    "NSimSun",
    "Songti SC",
    "Droid Sans Fallback",
    "AR PL UMing CN",
)
"""Sans serif first: it stays readable on a thermal printer."""

LATIN_FAMILIES: Final = ("Noto Sans", "DejaVu Sans", "Libertinus Serif")


@cache
def families() -> frozenset[str]:
    """Names of all font families that the typesetter finds."""
    return frozenset(typst.Fonts().families())


def chinese_font() -> str | None:
    """The first known family with Chinese letters that is installed; None if there is none."""
    return next((name for name in CHINESE_FAMILIES if name in families()), None)


def usable_fonts() -> list[str]:
    """Families to set a page in, in order of preference; letters of other scripts fall back."""
    chinese = chinese_font()
    latin = [name for name in LATIN_FAMILIES if name in families()]
    return [*latin[:1], *([chinese] if chinese else []), *latin[1:]]
