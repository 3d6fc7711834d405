"""Codes of ``routing.plan`` and ``routing.outputs``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

_ASSIGNMENT: Final[dict[str, Code]] = {
    "plan.unknown-visit": Code(
        "An assignment names a visit that the problem does not have.",
        "This is a fault of the engine; report it.",
    ),
    "plan.visit-twice": Code(
        "A visit is made more than once, or both made and left out.",
        "Keep it once.",
    ),
    "plan.visit-missing": Code(
        "A visit is neither made nor listed as left out.",
        "Add it to a route or to the visits left out.",
    ),
    "plan.unknown-depot": Code(
        "A trip begins at a depot that the problem does not have.",
        "This is a fault of the engine; report it.",
    ),
    "plan.empty-route": Code(
        "A vehicle is sent out without anything to do.",
        "Leave the vehicle at its base.",
    ),
    "plan.empty-trip": Code(
        "A trip that is not the last one holds no visit.",
        "Leave the trip out.",
    ),
    "plan.vehicle-not-allowed": Code(
        "A vehicle makes a visit that it is not allowed to make.",
        "Give the visit to a vehicle that may reach the village and is not paired away from it.",
    ),
}
_IDENTITY: Final[dict[str, Code]] = {
    "plan.other-date": Code(
        "The plan is for another date than the orders it is checked against.",
        "Check it against the orders of its own date.",
    ),
    "plan.scenario-changed": Code(
        "The scenario's files have changed since the plan was made.",
        "Plan again, or check that the change does not matter.",
    ),
    "plan.orders-changed": Code(
        "The orders have changed since the plan was made.",
        "Plan again, or check that the change does not matter.",
    ),
    "plan.unknown-vehicle": Code(
        "The plan uses a vehicle that the fleet does not have.",
        "Correct the vehicle's id, or add it to the fleet table.",
    ),
    "plan.vehicle-twice": Code(
        "A vehicle drives more than one route.",
        "Give the second route to another vehicle, or make it a trip of the first.",
    ),
    "plan.vehicle-differs": Code(
        "The plan states another type, profile or base of a vehicle than the scenario.",
        "Correct the plan, or plan again.",
    ),
    "plan.broken-route": Code(
        "The stops of a route do not form a day: start, loading, villages, end at the base.",
        "Put the stops in such an order.",
    ),
    "plan.unknown-place": Code(
        "A stop is at a place that the scenario does not have.",
        "Correct the place's id.",
    ),
    "plan.place-differs": Code(
        "The plan states another name or position of a place than the scenario.",
        "Correct the plan, or plan again.",
    ),
    "plan.unknown-order": Code(
        "The plan names an order that is not among the orders of its date.",
        "Correct the order's id, or plan again.",
    ),
    "plan.order-twice": Code(
        "An order is served more than once, or both served and listed as left out.",
        "Keep it once.",
    ),
    "plan.order-missing": Code(
        "An order is neither served nor listed as left out.",
        "Add it to a stop or to the orders left out.",
    ),
    "plan.order-elsewhere": Code(
        "An order is served at another place than its village.",
        "Move it to a stop at its village.",
    ),
    "plan.unserved-differs": Code(
        "What the plan says of an order left out does not agree with the scenario.",
        "Correct the plan, or plan again.",
    ),
}
_TIMES: Final[dict[str, Code]] = {
    "plan.times-disagree": Code(
        "The times of a stop do not follow from one another.",
        "Arrival is the departure before plus driving and rest; waiting ends when work begins.",
    ),
    "plan.leg-time-differs": Code(
        "The driving time between two stops is not that of the roads.",
        "Correct it, or plan again.",
    ),
    "plan.leg-distance-differs": Code(
        "The distance between two stops is not that of the roads.",
        "Correct it, or plan again.",
    ),
    "plan.no-way": Code(
        "A vehicle drives between two places that no road it may use joins.",
        "Use another vehicle, or leave the stop out.",
    ),
    "plan.rest-missing": Code(
        "A driver drives longer than allowed without the rest that is due.",
        "Add the rest before the driving time is used up.",
    ),
    "plan.window-missed": Code(
        "Work at a village begins outside the window of the village or of an order.",
        "Come earlier or later, or widen the window.",
    ),
    "plan.outlet-closed": Code(
        "A vehicle loads at, leaves or returns to an outlet while it is closed, or loads goods "
        "before they are there.",
        "Move the halt into the outlet's opening hours, or extend them.",
    ),
    "plan.stay-too-short": Code(
        "A stop is shorter than its work takes.",
        "Allow the time per stop and per piece, or the time of loading.",
    ),
    "plan.shift-exceeded": Code(
        "A vehicle leaves before its shift starts or returns after it ends.",
        "Shorten the route, or extend the shift.",
    ),
    "plan.duty-too-long": Code(
        "A vehicle is on duty longer than its driver may be.",
        "Shorten the route.",
    ),
}
_LIMITS: Final[dict[str, Code]] = {
    "plan.over-capacity": Code(
        "A vehicle carries more than its payload or its load space.",
        "Move orders to another trip or vehicle.",
    ),
    "plan.range-exceeded": Code(
        "A vehicle drives further in a day than its range.",
        "Shorten the route.",
    ),
    "plan.too-many-trips": Code(
        "A vehicle makes more trips than it may.",
        "Give the trip to another vehicle.",
    ),
    "plan.profile-not-allowed": Code(
        "A vehicle serves a village that its kind cannot reach.",
        "Use a vehicle with a profile that the village's access names.",
    ),
    "plan.pair-broken": Code(
        "A village fixed by hand to some vehicles is served by another one.",
        "Use one of its vehicles, or change rules.pairs.",
    ),
    "plan.wrong-source": Code(
        "Goods are loaded or unloaded at an outlet that dispatch_from does not allow.",
        "Load and unload where dispatch_from says.",
    ),
}
_FIGURES: Final[dict[str, Code]] = {
    "plan.goods-differ": Code(
        "The pieces, weights, volumes or load stated at a stop do not follow from its orders.",
        "Correct them, or plan again.",
    ),
    "plan.route-figures-differ": Code(
        "A figure stated of a route does not follow from its stops.",
        "Correct it, or plan again.",
    ),
    "plan.figures-differ": Code(
        "A figure stated of the plan does not follow from its routes.",
        "Correct it, or plan again.",
    ),
    "plan.mandatory-unserved": Code(
        "An order that must be served is left out.",
        "See the reason beside the order; more vehicles, trips or hours may be needed.",
    ),
}
_REASONS: Final[dict[str, Code]] = {
    "plan.off-road": Code(
        "The village is further from any road than the scenario allows.",
        "Correct the village's position, add its road, or raise rules.snap_limit_m.",
    ),
    "plan.no-road": Code(
        "No road joins the village to an outlet, for any vehicle of the fleet.",
        "Check the road data and the closures around the village.",
    ),
    "plan.no-vehicle-allowed": Code(
        "The village's access and pairs leave no vehicle of the fleet that may come.",
        "Change the access or the pair, or add a vehicle that may come.",
    ),
    "plan.too-heavy": Code(
        "The goods are heavier than the payload of every vehicle that may come.",
        "Split the order, or use a larger vehicle.",
    ),
    "plan.too-large": Code(
        "The goods need more space than every vehicle that may come and could bear them has.",
        "Split the order, or use a larger vehicle.",
    ),
    "plan.no-road-for-vehicle": Code(
        "No road joins the village to an outlet for a vehicle that may come and can carry the "
        "goods.",
        "Use a vehicle that can drive there, or check the road data and the closures.",
    ),
    "plan.no-vehicle-for-outlet": Code(
        "No vehicle that could serve the village can load or unload at the outlet that its goods "
        "pass through.",
        "Base a vehicle there, or change dispatch_from.",
    ),
    "plan.range-too-short": Code(
        "Serving the order alone already exceeds the range of every vehicle that may serve it.",
        "Base a vehicle nearer, or use one with a longer range.",
    ),
    "plan.window-empty": Code(
        "The windows of the village and of its order have no moment in common.",
        "Correct the order's ready and due times, or the village's opening hours.",
    ),
    "plan.window-too-early": Code(
        "Even a vehicle sent for this order alone arrives after its window has closed.",
        "Widen the window, or start the shift or open the outlet earlier.",
    ),
    "plan.outlet-hours-too-short": Code(
        "Even for this order alone the outlet's opening hours are too short.",
        "Extend the opening hours of the outlet.",
    ),
    "plan.shift-too-short": Code(
        "Even for this order alone a shift or the longest duty is too short.",
        "Extend the shift, or base a vehicle nearer.",
    ),
    "plan.fleet-full": Code(
        "A vehicle could serve the order alone, but the search found no place for it beside the "
        "other orders.",
        "Add vehicles, trips or hours, or move other orders to another day.",
    ),
}
_FILES: Final[dict[str, Code]] = {
    "plan.cannot-read": Code(
        "The plan file cannot be read.",
        "Check the path and that you may read it.",
    ),
    "plan.file-too-large": Code(
        "The file is far larger than a plan of this program can be.",
        "Check that it is the right file.",
    ),
    "plan.not-json": Code(
        "The file does not hold JSON.",
        "Correct what the message points at, or write the plan again.",
    ),
    "plan.wrong-version": Code(
        "The plan was written for another version of the plan schema.",
        "Plan again with this version of the program.",
    ),
    "plan.unknown-field": Code(
        "The plan holds a field that the schema does not know.",
        "Remove it, or correct its name.",
    ),
    "plan.missing-field": Code(
        "The plan lacks a field.",
        "Add it; see routing/plan/plan.schema.json.",
    ),
    "plan.wrong-value": Code(
        "A field of the plan holds a value that it cannot have.",
        "Correct it; see routing/plan/plan.schema.json.",
    ),
    "plan.cannot-write": Code(
        "The plan cannot be written to the folder.",
        "Check the folder, its rights and the space on its disk.",
    ),
}
CODES: Final[dict[str, Code]] = {
    **_ASSIGNMENT,
    **_IDENTITY,
    **_TIMES,
    **_LIMITS,
    **_FIGURES,
    **_REASONS,
    **_FILES,
}
