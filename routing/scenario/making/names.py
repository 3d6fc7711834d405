"""Invented Chinese place names, put together from common syllables; no two alike."""

from __future__ import annotations

from itertools import product
from typing import Final

import numpy as np

_FIRST: Final = (
    "石青白黄大小上下高长龙凤马牛金银松竹梅桃李杨柳柏樟杉茶稻泉溪河清新古东西南北中双三九"
)
_SECOND: Final = "桥坪湾坡岭冲塘溪田垭坝湖坳洞园林岩寨江口"
_FAMILY: Final = "王张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢"
_HOME: Final = ("家湾", "家坪", "家冲", "家坝", "家寨", "家庄", "家沟", "家垭")


class NameGiver:
    """Draws names without ever giving the same twice."""

    def __init__(self, rng: np.random.Generator) -> None:
        pairs = ["".join(pair) for pair in product(_FIRST, _SECOND) if pair[0] != pair[1]]
        homes = ["".join(pair) for pair in product(_FAMILY, _HOME)]
        self._stems = [*pairs, *homes]
        rng.shuffle(self._stems)
        self._given = 0

    def stem(self) -> str:
        """A name without its ending; once all are used up, they come again with a number."""
        round_, place = divmod(self._given, len(self._stems))
        self._given += 1
        return self._stems[place] + (_numeral(round_ + 1) if round_ else "")

    def county(self) -> str:
        """The name of a county."""
        return self.stem() + "县"

    def township(self) -> str:
        """The name of a township; the larger ones are called towns."""
        return self.stem() + ("乡" if self._given % 2 else "镇")

    def village(self) -> str:
        """The name of an administrative village."""
        return self.stem() + "村"


def _numeral(number: int) -> str:
    """A number in Chinese digits."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
