"""``routing roads``: what a network is like, and where it would hurt to lose a road."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from routing.cli.options import DateText, Debug, Json, ScenarioFolder, any_date
from routing.cli.show import (
    finding_record,
    messages,
    plain,
    results,
    show_findings,
    table_of,
    write_json,
)
from routing.network.survey.closures import Closure, length_of
from routing.outputs.atomic import write_together
from routing.outputs.survey import closure_features, collection, link_names
from routing.scenario.load import load_scenario
from routing.scenario.model import Outlet, Village
from routing.survey_roads import MOST_CLOSURES, ProfileSurvey, RoadSurvey, survey_roads
from routing.words import say, translated

Map = Annotated[Path | None, typer.Option("--out", help="GeoJSON file of the critical roads.")]
Most = Annotated[int, typer.Option("--most", min=1, max=500, help="Closures to list.")]
SHOWN_NAMES = 6
KINDS = {"road": "road", "junction": "junction"}


def _names(survey: RoadSurvey) -> dict[int, str]:
    places: tuple[Outlet | Village, ...] = (*survey.scenario.outlets, *survey.scenario.villages)
    return {survey.roads.index[place.id]: place.name for place in places}


def _classes(survey: RoadSurvey) -> None:
    columns = [say("Road class"), say("Links"), say("km")]
    columns += [say("km for {profile}", profile=p.profile) for p in survey.profiles]
    rows = []
    for at, figures in enumerate(survey.profiles[0].classes):
        usable = [f"{profile.classes[at].usable_km:,.1f}" for profile in survey.profiles]
        rows.append([figures.road_class, f"{figures.links:,}", f"{figures.km:,.1f}", *usable])
    results().print(table_of(say("Roads on {date}", date=survey.date), columns, rows, 1))


def _hang_together(survey: RoadSurvey) -> None:
    for profile in survey.profiles:
        pieces = profile.pieces
        line = say(
            "{profile}: {count} pieces without a road between them, the longest {km} km; "
            "{outside} km in {links} links cannot be both reached and left.",
            profile=profile.profile,
            count=len(pieces.connected),
            km=f"{pieces.connected[0].km:,.1f}" if pieces.connected else "0",
            outside=f"{pieces.outside_km:,.1f}",
            links=f"{pieces.outside_links:,}",
        )
        results().print(line, markup=False)


def _some(names: list[str]) -> str:
    rest = len(names) - SHOWN_NAMES
    more = say(" and {count} more", count=rest) if rest > 0 else ""
    return ", ".join(names[:SHOWN_NAMES]) + more


def _cut_off(survey: RoadSurvey) -> None:
    named = {village.id: village.name for village in survey.scenario.villages}
    for profile in survey.profiles:
        name = profile.profile
        centre = _some([named[village] for village in profile.cut_off])
        outlet = _some([named[village] for village in profile.cut_off_from_outlet])
        lines = (
            say("{profile}: cut off from the county centre: {names}", profile=name, names=centre),
            say("{profile}: cut off from their outlet: {names}", profile=name, names=outlet),
        )
        for line, names in zip(lines, (centre, outlet), strict=True):
            if names:
                results().print(plain(line))
    if survey.far:
        places = {place.id: place.name for place in survey.scenario.outlets} | named
        far = _some([f"{places[place]} ({metres:,.0f} m)" for place, metres in survey.far])
        results().print(plain(say("Far from any road: {names}", names=far)))


def _where(survey: RoadSurvey, closure: Closure) -> str:
    network = survey.roads.network
    if closure.kind == "junction":
        node = closure.node
        return f"{network.lat[node]:.5f}, {network.lon[node]:.5f}"
    km = length_of(closure.pieces, network.length_m) / 1000
    links = link_names(survey.roads.view, closure)
    more = f" +{len(links) - 1}" if len(links) > 1 else ""
    return say("{link}{more}, {km} km", link=links[0], more=more, km=f"{km:,.2f}")


def _alike(survey: RoadSurvey) -> list[tuple[str, ProfileSurvey]]:
    """Profiles that the same closures harm, once: their names and one of them."""
    groups: dict[tuple[Closure, ...], list[ProfileSurvey]] = {}
    for profile in survey.profiles:
        groups.setdefault((*profile.roads, *profile.junctions), []).append(profile)
    return [(", ".join(p.profile for p in group), group[0]) for group in groups.values()]


def _critical(survey: RoadSurvey, names_of: str, profile: ProfileSurvey) -> None:
    names = _names(survey)
    rows = [
        [
            str(len(closure.cut_off)),
            translated(KINDS[closure.kind]),
            _where(survey, closure),
            _some([names[place] for place in closure.cut_off]),
        ]
        for closure in sorted(
            (*profile.roads, *profile.junctions), key=lambda one: -len(one.cut_off)
        )
    ]
    title = say("Single closures that cut off the most villages, {profile}", profile=names_of)
    columns = [say("Villages"), say("What"), say("Where"), say("Which")]
    results().print(table_of(title, columns, rows, len(columns)))


def _closure_record(survey: RoadSurvey, closure: Closure) -> dict[str, Any]:
    network = survey.roads.network
    ids = survey.roads.place_ids
    record: dict[str, Any] = {
        "kind": closure.kind,
        "cut_off": [ids[place] for place in closure.cut_off],
    }
    if closure.kind == "junction":
        record["lon"] = float(network.lon[closure.node])
        record["lat"] = float(network.lat[closure.node])
    else:
        record["links"] = link_names(survey.roads.view, closure)
        record["km"] = round(length_of(closure.pieces, network.length_m) / 1000, 3)
    return record


def survey_record(survey: RoadSurvey) -> dict[str, Any]:
    """A survey for machines."""
    return {
        "date": survey.date.isoformat(),
        "estimated": survey.estimated,
        "profiles": [
            {
                "profile": profile.profile,
                "classes": [
                    {"class": c.road_class, "links": c.links, "km": c.km, "usable_km": c.usable_km}
                    for c in profile.classes
                ],
                "pieces": [{"km": p.km, "places": p.places} for p in profile.pieces.connected],
                "outside_km": profile.pieces.outside_km,
                "outside_links": profile.pieces.outside_links,
                "cut_off": list(profile.cut_off),
                "cut_off_from_outlet": list(profile.cut_off_from_outlet),
                "closures": [
                    _closure_record(survey, closure)
                    for closure in (*profile.roads, *profile.junctions)
                ],
            }
            for profile in survey.profiles
        ],
        "far": [{"place": place, "metres": round(metres)} for place, metres in survey.far],
        "not_used": [{"what": what, "count": count} for what, count in survey.dropped],
        "findings": [finding_record(finding) for finding in survey.findings],
    }


def _show(survey: RoadSurvey) -> None:
    show_findings(survey.findings, messages())
    if survey.estimated:
        results().print(say("These roads are estimated from the places: no road file is named."))
    _classes(survey)
    _hang_together(survey)
    _cut_off(survey)
    for names, profile in _alike(survey):
        _critical(survey, names, profile)


def roads(
    scenario: ScenarioFolder,
    *,
    date: DateText = None,
    most: Most = MOST_CLOSURES,
    out: Map = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Show road classes, what is cut off, and which single closures would hurt most."""
    day = any_date(load_scenario(scenario), date)
    survey = survey_roads(scenario, day, most)
    if out is not None:
        view, names = survey.roads.view, _names(survey)
        features = [
            feature
            for profile in survey.profiles
            for found in (profile.roads, profile.junctions)
            for feature in closure_features(view, profile.profile, found, names)
        ]
        write_together(out.parent, {out.name: collection(features)})
    if as_json:
        write_json(survey_record(survey))
    else:
        _show(survey)
