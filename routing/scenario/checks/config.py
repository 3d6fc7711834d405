"""``scenario.yaml`` beside the tables: profiles, closures and pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from shapely.geometry import Polygon

from routing.errors import Finding
from routing.scenario.fields import shown
from routing.scenario.loading.config import CONFIG_FILE
from routing.scenario.loading.parts import Parts
from routing.scenario.schema import BuiltInProfile, Closure, ScenarioConfig, VehicleType
from routing.words import say

_FEWEST_CORNERS: Final = 3


def known_profiles(config: ScenarioConfig) -> frozenset[str]:
    """Built-in profiles and those of the scenario."""
    return frozenset(get_args(BuiltInProfile)) | frozenset(config.profiles)


def _unknown_profile(parts: Parts, name: str, *path: str | int) -> Finding:
    field = ".".join(str(step + 1 if isinstance(step, int) else step) for step in path)
    cause = say("There is no profile {name}.", name=shown(name))
    return Finding("scenario.unknown-profile", cause, CONFIG_FILE, parts.read.line(*path), field)


def vehicle_types_have_known_profiles(parts: Parts) -> Iterator[Finding]:
    """Every vehicle type uses roads in a way that is known."""
    if parts.config is None:
        return
    known = known_profiles(parts.config)
    for name, kind in parts.config.vehicle_types.items():
        if kind.profile not in known:
            yield _unknown_profile(parts, kind.profile, "vehicle_types", name, "profile")


def closures_have_known_profiles(parts: Parts) -> Iterator[Finding]:
    """Every closure is for profiles that exist."""
    if parts.config is None:
        return
    known = known_profiles(parts.config)
    for number, closure in enumerate(parts.config.closures):
        for place, name in enumerate(closure.profiles):
            if name not in known:
                yield _unknown_profile(parts, name, "closures", number, "profiles", place)


def villages_have_known_profiles(parts: Parts) -> Iterator[Finding]:
    """Every village can be reached by profiles that exist."""
    if parts.config is None or parts.villages is None:
        return
    known = known_profiles(parts.config)
    for village in parts.villages.items:
        for name in village.access:
            if name not in known:
                cause = say("There is no profile {name}.", name=shown(name))
                where = (parts.villages.file, village.row, "access")
                yield Finding("scenario.unknown-profile", cause, *where)


def overtime_begins(parts: Parts) -> Iterator[Finding]:
    """A price of overtime needs a length of regular duty."""
    if parts.config is None:
        return
    for name, kind in parts.config.vehicle_types.items():
        if kind.costs.overtime_per_hour and _never_over(kind):
            cause = say("overtime_per_hour is given, but duty can never be longer than regular.")
            field = f"vehicle_types.{name}.costs.overtime_per_hour"
            line = parts.read.line("vehicle_types", name, "costs", "overtime_per_hour")
            where = (CONFIG_FILE, line, field)
            yield Finding("scenario.overtime-never", cause, *where, severity="warning")


def _never_over(kind: VehicleType) -> bool:
    shift = kind.shift
    longest_h = (shift.end - shift.start) / 3600
    if shift.longest_duty_h is not None:
        longest_h = min(longest_h, shift.longest_duty_h)
    return shift.regular_h is None or shift.regular_h >= longest_h


def _closure_findings(closure: Closure) -> Iterator[tuple[str, str, str]]:
    """Code, cause and field of what is wrong with a closure."""
    if not closure.links and not closure.area:
        yield "scenario.closure-empty", say("It names neither links nor an area."), ""
    if closure.since is not None and closure.until is not None and closure.until < closure.since:
        cause = say(
            "It ends on {until}, before it begins on {since}.",
            until=closure.until,
            since=closure.since,
        )
        yield "scenario.closure-dates", cause, "until"
    if closure.area and (fault := _area_fault(closure)):
        yield "scenario.closure-area", fault, "area"


def _area_fault(closure: Closure) -> str:
    """What is wrong with a drawn area; empty if nothing. Its first corner may stand twice."""
    corners = len(set(closure.area))
    if corners < _FEWEST_CORNERS:
        return say("The area has {corners} different corners; it takes three.", corners=corners)
    outline = Polygon(closure.area)
    return (
        ""
        if outline.is_valid and outline.area > 0
        else say("The outline crosses or touches itself.")
    )


def closures_make_sense(parts: Parts) -> Iterator[Finding]:
    """Every closure closes something, on dates in order, within a proper outline."""
    if parts.config is None:
        return
    for number, closure in enumerate(parts.config.closures):
        for code, cause, field in _closure_findings(closure):
            line = parts.read.line("closures", number, field)
            name = f"closures.{number + 1}.{field}".rstrip(".")
            yield Finding(code, cause, CONFIG_FILE, line, name)
