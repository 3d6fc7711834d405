"""Write a plan as a workbook in which a dispatcher may move stops between routes.

Every text is written as a string: nothing that a user named becomes a formula or a link.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from routing.outputs.text import plain
from routing.outputs.workbook.layout import (
    FIGURES,
    GUIDE,
    HALTS,
    PLAN,
    PLAN_FIELDS,
    ROUTE_COLUMNS,
    ROUTES,
    STOP_COLUMNS,
    STOPS,
    UNSERVED,
    UNSERVED_COLUMNS,
    WORKBOOK_VERSION,
)
from routing.plan.model import Figures, Plan, Stop, VehicleRoute
from routing.scenario.model import DayOrders
from routing.words import say, translated

WORKBOOK_NAME: Final = "plan.xlsx"
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST_CELL: Final = 32_000
_WIDTHS: Final = {
    "Orders": 24,
    "Name": 18,
    "Vehicle": 20,
    "Place id": 14,
    "Order": 20,
    "Reason": 70,
}
_USUAL_WIDTH: Final = 11
_TIMES: Final = frozenset(("Arrival", "Begin", "Departure", "Return"))
_SHARES: Final = frozenset(("Fullest by weight", "Fullest by volume"))
_EDITABLE: Final = frozenset(("Vehicle", "No."))

Cell = str | int | float | None


class _Book:
    """A workbook in the making, with its few formats."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bg_color": "#E6E2D8", "border": 1})
        self.edit = book.add_format({"bg_color": "#FFF7D6"})
        self.time = book.add_format({"num_format": "[hh]:mm"})
        self.share = book.add_format({"num_format": "0%"})
        self.number = book.add_format({"num_format": "#,##0.00"})
        self.plain = book.add_format({"num_format": "@"})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})

    def format_of(self, column: str, value: Cell) -> Format | None:
        """How a value of a column looks."""
        if column in _EDITABLE:
            return self.edit
        if column in _TIMES:
            return self.time
        if column in _SHARES:
            return self.share
        return self.number if isinstance(value, float) else None

    def table(self, name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Worksheet:
        """A sheet with a heading that stays, and a filter."""
        sheet: Worksheet = self.book.add_worksheet(translated(name))
        for at, column in enumerate(columns):
            sheet.write_string(0, at, translated(column), self.head)
            sheet.set_column(at, at, _WIDTHS.get(column, _USUAL_WIDTH))
        for row, cells in enumerate(rows, 1):
            for at, (column, value) in enumerate(zip(columns, cells, strict=True)):
                self.put(sheet, (row, at), value, self.format_of(column, value))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def put(self, sheet: Worksheet, at: tuple[int, int], value: Cell, how: Format | None) -> None:
        """A text as a text, a number as a number."""
        if value is None:
            sheet.write_blank(*at, None, how)
        elif isinstance(value, str):
            sheet.write_string(*at, plain(value, _LONGEST_CELL), how)
        else:
            sheet.write_number(*at, value, how)


def workbook_bytes(
    plan: Plan, orders: DayOrders | None = None, names: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """The workbook of a plan, in the language spoken now; the same bytes for the same plan.

    Parameters
    ----------
    orders
        The orders of the date: what is left out then comes with its goods.
    names
        Names of villages by id.
    """
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, _OPTIONS) as made:
        # The plan's own date, so that the same plan gives the same bytes.
        day = dt.date.fromisoformat(plan.date)
        created = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC).replace(tzinfo=None)
        made.set_properties({"title": plain(plan.scenario.name), "created": created})
        book = _Book(made)
        stops = book.table(STOPS, STOP_COLUMNS, list(_stop_rows(plan)))
        book.table(UNSERVED, UNSERVED_COLUMNS, list(_unserved_rows(plan, orders, names)))
        book.table(ROUTES, ROUTE_COLUMNS, [_route_row(route) for route in plan.routes])
        _write_figures(book, plan.figures, plan.currency)
        _write_guide(book)
        _write_plan(book, plan)
        stops.activate()
    return packed.getvalue()


def _day(second: int) -> float:
    """Excel's time of day: a share of a day."""
    return second / 86_400


def _stop_rows(plan: Plan) -> Iterator[list[Cell]]:
    for route in plan.routes:
        number = 0
        for stop in route.stops:
            if stop.kind in HALTS:
                number += 1
                yield [route.vehicle, number, *_stop_cells(stop)]


def _stop_cells(stop: Stop) -> list[Cell]:
    return [
        translated(HALTS[stop.kind]),
        stop.place,
        stop.name,
        _day(stop.arrive_s),
        _day(stop.begin_s),
        _day(stop.leave_s),
        ", ".join(stop.orders),
        stop.deliver_pieces,
        stop.deliver_kg,
        stop.deliver_m3,
        stop.collect_pieces,
        stop.collect_kg,
        stop.collect_m3,
        stop.load_kg,
        stop.load_m3,
        stop.leg_km,
        round(stop.leg_s / 60, 1),
        round(stop.wait_s / 60, 1),
    ]


def _unserved_rows(
    plan: Plan, orders: DayOrders | None, names: Mapping[str, str]
) -> Iterator[list[Cell]]:
    known = {} if orders is None else {order.id: order for order in orders.orders}
    for part in plan.unserved:
        order = known.get(part.order)
        goods: list[Cell] = [None, None, None]
        if order is not None:
            goods = [order.pieces, order.weight_kg, order.volume_m3]
        mandatory = say("yes") if part.mandatory else None
        place: list[Cell] = [part.village, names.get(part.village), part.order]
        yield [None, None, *place, mandatory, *goods, part.reason, part.detail]


def _route_row(route: VehicleRoute) -> list[Cell]:
    return [
        route.vehicle,
        route.type,
        route.base,
        _day(route.stops[0].leave_s) if route.stops else None,
        _day(route.stops[-1].arrive_s) if route.stops else None,
        sum(stop.kind == "serve" for stop in route.stops),
        route.trips,
        route.distance_km,
        round(route.duty_s / 3600, 2),
        round(route.overtime_s / 3600, 2),
        route.peak_weight_share,
        route.peak_volume_share,
        route.cost,
    ]


def _write_figures(book: _Book, figures: Figures, currency: str) -> None:
    rows: list[list[Cell]] = [
        [say("Villages due"), figures.villages_due],
        [say("Villages served"), figures.villages_served],
        [say("Villages served in part"), figures.villages_partly_served],
        [say("Direct service rate"), figures.direct_service_rate],
        [say("Orders due"), figures.orders_due],
        [say("Orders served"), figures.orders_served],
        [say("Mandatory orders left out"), figures.mandatory_unserved],
        [say("Pieces served"), figures.pieces_served],
        [say("Vehicles used"), figures.vehicles_used],
        [say("Vehicles available"), figures.vehicles_available],
        [say("Distance, km"), figures.distance_km],
        [say("On duty, h"), figures.duty_h],
        [say("Cost, {currency}", currency=plain(currency, 12)), figures.cost],
        [say("Cost per piece"), figures.cost_per_piece],
        [say("Load factor"), figures.load_factor],
    ]
    rows += [
        [say("Direct service rate, {outlet}", outlet=plain(row.name)), row.direct_service_rate]
        for row in figures.by_outlet
    ]
    sheet = book.table(FIGURES, ("Figure", "Value"), rows)
    sheet.set_column(0, 0, 44)


def _write_guide(book: _Book) -> None:
    sheet = book.book.add_worksheet(translated(GUIDE))
    sheet.set_column(0, 0, 100, book.wrap)
    for row, line in enumerate(guide_lines()):
        sheet.write_string(row, 0, line, book.wrap)


def guide_lines() -> list[str]:
    """How the workbook may be edited."""
    return [
        say("The yellow columns of the sheets of stops and of what is left out may be changed."),
        say("To move a stop to another vehicle, write that vehicle and a number in its row."),
        say("Numbers give the order within a vehicle; 2.5 stands between 2 and 3."),
        say("To leave a stop out, clear its vehicle. Do not delete rows."),
        say("To serve what is left out, write a vehicle and a number in its row."),
        say("Times and loads are worked out anew: routing check plan.xlsx --out FOLDER"),
        say("To see what changed: routing compare plan.json plan.xlsx"),
    ]


def _write_plan(book: _Book, plan: Plan) -> None:
    values: Mapping[str, Any] = {
        "workbook": WORKBOOK_VERSION,
        "name": plan.scenario.name,
        "folder": plan.scenario.folder,
        "date": plan.date,
        "digest": plan.scenario.digest,
        "orders_digest": plan.scenario.orders_digest,
        "engine": plan.engine,
        "seed": str(plan.seed),
    }
    sheet = book.book.add_worksheet(PLAN)
    sheet.hide()
    for row, name in enumerate(PLAN_FIELDS):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, plain(str(values[name]), _LONGEST_CELL), book.plain)
