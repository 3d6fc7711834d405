"""A table of places as somebody has it: a county, its townships and villages, one to a row."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NoReturn, TypeAlias

import numpy as np

from routing.errors import Finding, InputError
from routing.scenario.fields import check_identifier
from routing.scenario.gcj02 import to_wgs84
from routing.scenario.loading.aliases import key
from routing.scenario.loading.folder import FileBytes
from routing.scenario.loading.tables import MOST_BYTES, RawTable, read_table
from routing.scenario.making.draft import MOST_VILLAGES, Skipped
from routing.scenario.making.tidy import tidy_name, whole_number
from routing.scenario.schema import Crs
from routing.words import say

Level: TypeAlias = Literal["county", "township", "village"]

MOST_PEOPLE: Final = 10_000_000
_DIGITS: Final = 6
_LON_END, _LAT_END = 180.0, 90.0

# For each field the headers that stand for it, the surest first.
_HEADERS: Final = {
    "id": "id code village_id outlet_id 编号 编码 代码 行政区划代码 村编号 行政村编号 行政村代码",
    "name": "name 名称 村名 村名称 village_name village 行政村 行政村名称 地名 title",
    "level": "level kind 级别 层级 类型 类别 type",
    "parent": "parent outlet 上级 上级编号 所属乡镇 乡镇 township 上级代码 所属网点 网点 town",
    "lon": "lon lon_wgs84 lon_gcj02 longitude lng long 经度 x",
    "lat": "lat lat_wgs84 lat_gcj02 latitude 纬度 y",
    "population": "population pop 人口 人口数 常住人口 户籍人口 总人口",
}
_LEVELS: Final[Mapping[Level, str]] = {
    "county": "county county_centre county_center centre center 县 县级 县城 县中心 区县 县局",
    "township": "town township outlet post_office branch 乡镇 乡 镇 街道 乡镇级 支局 网点 邮政所",
    "village": "village 村 行政村 建制村 村级 社区 居委会 hamlet",
}
_LEVEL_OF: Final = {key(word): level for level, words in _LEVELS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place, in WGS-84; ``lon`` and ``lat`` are NaN where the table has none."""

    row: int
    id: str
    name: str
    level: Level
    parent: str
    lon: float
    lat: float
    population: int | None

    @property
    def is_placed(self) -> bool:
        """Whether it has coordinates."""
        return not math.isnan(self.lon)


@dataclass(frozen=True, slots=True)
class PlacesTable:
    """All usable rows, those that are not, and in what the coordinates were given."""

    rows: tuple[PlaceRow, ...]
    skipped: tuple[Skipped, ...]
    crs: Crs


def read_places(path: Path, crs: Crs | None) -> PlacesTable:
    """Read a table of places from CSV or Excel.

    Parameters
    ----------
    path
        Its header names at least name, longitude and latitude, in English or Chinese. Without a
        column for the level every row is a village.
    crs
        Of the coordinates. None goes by the header (``lon_wgs84``) and otherwise takes GCJ-02,
        which Chinese public data carry; outside China the two are the same.

    Raises
    ------
    InputError
        If the file cannot be read, or a column is missing.
    """
    raw, _ = read_table(_load(path), "places")
    columns = _columns(raw)
    if crs is None:
        crs = "wgs84" if "wgs84" in key(raw.header[columns["lon"]]) else "gcj02"
    rows: list[PlaceRow] = []
    skipped: list[Skipped] = []
    ids: dict[str, int] = {}
    for number, cells in raw.rows:
        fields = _Fields(number, cells, columns, decimal_comma=raw.decimal_comma)
        place = fields.place(ids)
        if isinstance(place, Skipped):
            skipped.append(place)
        else:
            ids[place.id.casefold()] = number
            rows.append(place)
    if len(rows) > MOST_VILLAGES:
        cause = say(
            "It holds {count} places; {most} are the most.",
            count=f"{len(rows):,}",
            most=f"{MOST_VILLAGES:,}",
        )
        _refuse("making.too-many-places", cause, path)
    return PlacesTable(_convert(rows) if crs == "gcj02" else tuple(rows), tuple(skipped), crs)


def _refuse(code: str, cause: str, path: Path) -> NoReturn:
    raise InputError([Finding(code, cause, file=path.name)]) from None


def _load(path: Path) -> FileBytes:
    """The bytes of the file, within the limit for tables."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        _refuse(
            "making.cannot-read",
            say("{path} cannot be opened: {reason}.", path=f"{str(path)!r:.200}", reason=reason),
            path,
        )
    if len(data) > MOST_BYTES:
        _refuse(
            "making.too-many-places",
            say("It is larger than {most} MiB.", most=MOST_BYTES >> 20),
            path,
        )
    return FileBytes(path.name, data)


def _columns(raw: RawTable) -> dict[str, int]:
    """Where each field stands; by the surest of the headers that name it."""
    places: dict[str, int] = {}
    keys = [key(header) for header in raw.header]
    for name, words in _HEADERS.items():
        at = next((keys.index(key(word)) for word in words.split() if key(word) in keys), None)
        if at is not None:
            places[name] = at
    missing = [name for name in ("name", "lon", "lat") if name not in places]
    if missing:
        raise InputError(
            Finding(
                "making.missing-column",
                say(
                    "No column stands for {name}; the header is {names}.",
                    name=name,
                    names=f"{', '.join(raw.header)!r:.200}",
                ),
                raw.file,
                raw.header_row,
                name,
            )
            for name in missing
        )
    return places


@dataclass(frozen=True, slots=True)
class _Fields:
    """The cells of one row by field."""

    number: int
    cells: Sequence[str]
    columns: Mapping[str, int]
    decimal_comma: bool

    def text(self, name: str) -> str:
        """The text of a field; empty if there is no such column or cell."""
        at = self.columns.get(name)
        return self.cells[at].strip() if at is not None and at < len(self.cells) else ""

    def place(self, ids: Mapping[str, int]) -> PlaceRow | Skipped:
        """The place in the row, or why it is none; `ids` are those of earlier rows, case folded."""
        level = _LEVEL_OF.get(key(self.text("level"))) if "level" in self.columns else "village"
        name = tidy_name(self.text("name"), f"row {self.number}")
        if level is None:
            what = tidy_name(self.text("level"), "nothing")
            return Skipped("", name, say("its level is {what}: not served", what=what), self.number)
        place_id = self._id(ids)
        if place_id.casefold() in ids:
            earlier = ids[place_id.casefold()]
            return Skipped(
                place_id, name, say("its id stands in row {earlier}", earlier=earlier), self.number
            )
        where = self._coordinates()
        if isinstance(where, str):
            return Skipped(place_id, name, where, self.number)
        people = whole_number(self.text("population"), 0, MOST_PEOPLE)
        return PlaceRow(self.number, place_id, name, level, self.text("parent"), *where, people)

    def _id(self, ids: Mapping[str, int]) -> str:
        """The id in the row; one after the row's number where there is none that can be used."""
        try:
            return check_identifier(self.text("id"))
        except ValueError:
            made = f"row{self.number}"
            while made in ids:
                made += "_"
            return made

    def _coordinates(self) -> tuple[float, float] | str:
        """Longitude and latitude, NaN where both cells are empty; else what is wrong."""
        texts = self.text("lon"), self.text("lat")
        if not any(texts):
            return math.nan, math.nan
        try:
            lon, lat = (round(self._number(text), _DIGITS) for text in texts)
        except ValueError:
            return say(
                "its coordinates are not numbers: {names}",
                names=f"{tidy_name(' '.join(texts)):.60}",
            )
        if not (abs(lon) <= _LON_END and abs(lat) <= _LAT_END) or (lon == 0 and lat == 0):
            return say(
                "there is no such place on the map: {lon} {lat}", lon=f"{lon:g}", lat=f"{lat:g}"
            )
        return lon, lat

    def _number(self, text: str) -> float:
        return float(text.replace(",", ".") if self.decimal_comma else text)


def _convert(rows: Sequence[PlaceRow]) -> tuple[PlaceRow, ...]:
    """The places with their coordinates turned from GCJ-02 to WGS-84."""
    lon, lat = to_wgs84([place.lon for place in rows], [place.lat for place in rows])
    return tuple(
        PlaceRow(
            place.row,
            place.id,
            place.name,
            place.level,
            place.parent,
            round(float(x), _DIGITS),
            round(float(y), _DIGITS),
            place.population,
        )
        for place, x, y in zip(rows, np.atleast_1d(lon), np.atleast_1d(lat), strict=True)
    )
