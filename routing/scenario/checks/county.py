"""The county as a whole: it has outlets, villages and vehicles, and outlets form a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from routing.errors import Finding
from routing.scenario.fields import shown
from routing.scenario.loading.parts import Parts
from routing.scenario.model import Outlet
from routing.words import say


def has_outlets(parts: Parts) -> Iterator[Finding]:
    """There is an outlet."""
    if parts.outlets is not None and parts.outlets.is_empty:
        yield Finding("scenario.no-outlets", say("The table has no rows."), parts.outlets.file)


def has_villages(parts: Parts) -> Iterator[Finding]:
    """There is a village."""
    if parts.villages is not None and parts.villages.is_empty:
        yield Finding("scenario.no-villages", say("The table has no rows."), parts.villages.file)


def has_vehicles(parts: Parts) -> Iterator[Finding]:
    """There is a vehicle."""
    if parts.fleet is not None and parts.fleet.is_empty:
        yield Finding("scenario.no-vehicles", say("The table has no rows."), parts.fleet.file)


def has_one_county_centre(parts: Parts) -> Iterator[Finding]:
    """Exactly one outlet is the county centre; nothing is said while rows are at fault."""
    if parts.outlets is None or parts.outlets.is_empty or not parts.outlets.all_usable:
        return
    file = parts.outlets.file
    centres = [outlet for outlet in parts.outlets.items if outlet.kind == "county_centre"]
    if not centres:
        cause = say("No outlet is the county centre.")
        yield Finding("scenario.county-centre-count", cause, file, field="kind")
    for centre in centres[1:]:
        cause = say(
            "{id} is a county centre, and so is {other}.",
            id=shown(centre.id),
            other=shown(centres[0].id),
        )
        yield Finding("scenario.county-centre-count", cause, file, centre.row, "kind")


def townships_have_parents(parts: Parts) -> Iterator[Finding]:
    """Every township names the outlet that supplies it; the centre names none."""
    if parts.outlets is None:
        return
    file = parts.outlets.file
    for outlet in parts.outlets.items:
        if outlet.kind == "township" and not outlet.parent:
            cause = say("The township {id} has no parent.", id=shown(outlet.id))
            yield Finding("scenario.parent-missing", cause, file, outlet.row, "parent")
        if outlet.kind == "county_centre" and outlet.parent:
            cause = say("The county centre has the parent {parent}.", parent=shown(outlet.parent))
            where = (file, outlet.row, "parent")
            yield Finding("scenario.centre-with-parent", cause, *where, severity="warning")


def _circles(outlets: Mapping[str, Outlet]) -> Iterator[Outlet]:
    """Every outlet whose parents come back to it; each way up is walked once."""
    walked: dict[str, str] = {}
    for start in outlets:
        name = start
        while name in outlets and name not in walked and outlets[name].kind == "township":
            walked[name] = start
            name = outlets[name].parent
        if walked.get(name) == start:
            yield from _around(outlets, name)


def _around(outlets: Mapping[str, Outlet], first: str) -> Iterator[Outlet]:
    """The outlets of the circle that goes through one of them."""
    yield outlets[first]
    name = outlets[first].parent
    while name != first:
        yield outlets[name]
        name = outlets[name].parent


def parents_lead_to_the_centre(parts: Parts) -> Iterator[Finding]:
    """Parents do not go in a circle."""
    if parts.outlets is None:
        return
    for outlet in _circles({outlet.id: outlet for outlet in parts.outlets.items}):
        cause = say("Going from parent to parent, {id} comes back to itself.", id=shown(outlet.id))
        yield Finding("scenario.parent-cycle", cause, parts.outlets.file, outlet.row, "parent")
