"""Rules about time: what follows from what, windows, stays, rests, shifts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from routing.errors import Finding
from routing.plan.check.facts import RouteFacts, RouteRule, clock, short
from routing.plan.model import Stop
from routing.scenario.model import Order
from routing.words import say

# A problem counts whole seconds; each of its figures may be half a second off the scenario's.
ROUNDING_S: Final = 0.5
TINY_S: Final = 1e-6


def times_follow(about: RouteFacts) -> Iterator[Finding]:
    """Arrival is departure before, driving and rest; begin is arrival and waiting; then work."""
    for number, stop in enumerate(about.stops):
        if number > 0:
            due = about.stops[number - 1].leave_s + stop.leg_s + stop.rest_s
            if stop.arrive_s != due:
                cause = say(
                    "It arrives at {arrive_s}; departure before, driving and rest ",
                    arrive_s=clock(stop.arrive_s),
                )
                yield about.found(
                    "plan.times-disagree",
                    say("{cause}make {due}.", cause=cause, due=clock(due)),
                    number,
                )
        if stop.begin_s != stop.arrive_s + stop.wait_s:
            cause = say(
                "It arrives at {arrive_s}, waits {wait_s} and ",
                arrive_s=clock(stop.arrive_s),
                wait_s=clock(stop.wait_s),
            )
            cause += say("begins at {begin_s}.", begin_s=clock(stop.begin_s))
            yield about.found("plan.times-disagree", cause, number)
        if stop.leave_s < stop.begin_s:
            cause = say(
                "It begins at {begin_s} and leaves at {leave_s}.",
                begin_s=clock(stop.begin_s),
                leave_s=clock(stop.leave_s),
            )
            yield about.found("plan.times-disagree", cause, number)


def _window(about: RouteFacts, order: Order) -> tuple[int, int]:
    village = about.facts.villages.get(order.village)
    if village is None:
        return order.ready_s, order.due_s
    return max(village.opens_s, order.ready_s), min(village.closes_s, order.due_s)


def windows_kept(about: RouteFacts) -> Iterator[Finding]:
    """Work at a village begins in the window that the village and each of its orders share."""
    for number, stop in enumerate(about.stops):
        if stop.kind != "serve":
            continue
        for order in about.orders_at(stop):
            opens_s, closes_s = _window(about, order)
            if not opens_s <= stop.begin_s <= closes_s:
                cause = say(
                    "Work begins at {begin_s}; order {id} may begin ",
                    begin_s=clock(stop.begin_s),
                    id=short(order.id),
                )
                cause += say(
                    "from {opens_s} to {closes_s}.",
                    opens_s=clock(opens_s),
                    closes_s=clock(closes_s),
                )
                yield about.found("plan.window-missed", cause, number)


def _at_outlet_s(stop: Stop) -> int:
    """The moment at which an outlet must be open."""
    return {"start": stop.leave_s, "end": stop.arrive_s}.get(stop.kind, stop.begin_s)


def outlets_open(about: RouteFacts) -> Iterator[Finding]:
    """Loading begins, and the vehicle leaves and returns, while the outlet is open."""
    for number, stop in enumerate(about.stops):
        outlet = about.facts.outlets.get(stop.place)
        if stop.kind == "serve" or outlet is None:
            continue
        moment = _at_outlet_s(stop)
        if not outlet.opens_s <= moment <= outlet.closes_s:
            hours = say(
                "{opens} to {closes}", opens=clock(outlet.opens_s), closes=clock(outlet.closes_s)
            )
            cause = say(
                "The vehicle is there at {moment}; it is open from {hours}.",
                moment=clock(moment),
                hours=hours,
            )
            yield about.found("plan.outlet-closed", cause, number)


def _needed_s(about: RouteFacts, number: int) -> float:
    """How long the work of a stop takes, less what rounding may explain."""
    stop, service = about.stops[number], about.facts.scenario.config.rules.service
    if stop.kind == "load":
        return 0.0 if about.kind is None else about.kind.loading_min * 60 - ROUNDING_S
    if stop.kind != "serve":
        return 0.0
    before = about.stops[number - 1] if number else None
    stayed = before is not None and before.kind == "serve" and before.place == stop.place
    orders = about.orders_at(stop)
    handing_s = sum(order.pieces for order in orders) * service.per_piece_s
    setup_s = 0.0 if stayed else service.per_stop_min * 60
    return handing_s + setup_s - ROUNDING_S * (len(orders) + 1)


def stays_long_enough(about: RouteFacts) -> Iterator[Finding]:
    """A stop lasts as long as its loading, or its halt and its pieces, take."""
    for number, stop in enumerate(about.stops):
        needed_s = _needed_s(about, number)
        stay_s = stop.leave_s - stop.begin_s
        if 0 <= stay_s < needed_s - TINY_S:
            cause = say(
                "It lasts {stay_s} s; its work takes {needed_s} s.",
                stay_s=stay_s,
                needed_s=f"{needed_s:.0f}",
            )
            yield about.found("plan.stay-too-short", cause, number)


def rests_taken(about: RouteFacts) -> Iterator[Finding]:
    """Before the driving since the start passes each multiple of the limit, a rest is taken."""
    if about.kind is None or about.kind.rest is None:
        return
    after_s = about.kind.rest.after_driving_h * 3600
    rest_min = about.kind.rest.duration_min
    driven_s = rested_s = 0
    for number, stop in enumerate(about.stops):
        driven_s += stop.leg_s
        rested_s += stop.rest_s
        rests = max(0, math.ceil(driven_s / after_s - TINY_S) - 1)
        if rested_s < rests * (rest_min * 60 - ROUNDING_S) - TINY_S:
            cause = say(
                "After {driven_s} of driving {rests} rests of {rest_min} minutes are ",
                driven_s=clock(driven_s),
                rests=rests,
                rest_min=f"{rest_min:g}",
            )
            cause += say("due; {rested_s} of rest are taken.", rested_s=clock(rested_s))
            yield about.found("plan.rest-missing", cause, number)
            return


def shift_kept(about: RouteFacts) -> Iterator[Finding]:
    """The vehicle leaves after its shift starts and is back before it ends."""
    if about.kind is None or not about.stops:
        return
    shift = about.kind.shift
    if about.departure_s < shift.start:
        cause = say(
            "It leaves at {departure_s}; the shift starts at ", departure_s=clock(about.departure_s)
        )
        yield about.found("plan.shift-exceeded", f"{cause}{clock(shift.start)}.", 0)
    if about.return_s > shift.end:
        cause = say(
            "It is back at {return_s}; the shift ends at {end}.",
            return_s=clock(about.return_s),
            end=clock(shift.end),
        )
        yield about.found("plan.shift-exceeded", cause, len(about.stops) - 1)


def duty_kept(about: RouteFacts) -> Iterator[Finding]:
    """The vehicle is not away for longer than its driver may be."""
    if about.kind is None or about.kind.shift.longest_duty_h is None:
        return
    limit_h = about.kind.shift.longest_duty_h
    duty_s = about.return_s - about.departure_s
    if duty_s > limit_h * 3600 + TINY_S:
        cause = say(
            "It is on duty for {duty_s} h; {limit_h} h are allowed.",
            duty_s=f"{duty_s / 3600:.2f}",
            limit_h=f"{limit_h:g}",
        )
        yield about.found("plan.duty-too-long", cause)


TIME_RULES: tuple[RouteRule, ...] = (
    times_follow,
    windows_kept,
    outlets_open,
    stays_long_enough,
    rests_taken,
    shift_kept,
    duty_kept,
)
