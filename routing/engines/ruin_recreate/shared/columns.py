"""Columns and counters that the arrays of both searches have in common."""

from __future__ import annotations

from typing import Final

# Columns of Work.node.
AFTER: Final = 0
BEFORE: Final = 1
ROUTE: Final = 2
PLACE: Final = 3
BEST: Final = 4

# Columns of Work.worth.
PRICE: Final = 0
WEIGHT: Final = 1
MANDATORY: Final = 2
SIZE: Final = 3
FAR: Final = 4
WORTH_COLUMNS: Final = 5

# Columns of Work.path.
KIND: Final = 0
VEHICLE: Final = 1
COUNT: Final = 2
SEAT: Final = 3
MARK: Final = 4
IS_DIRTY: Final = 5
BEST_VEHICLE: Final = 6

# Places in Work.counters.
USED: Final = 0
LOGGED: Final = 1
REMOVED: Final = 2
ABSENT: Final = 3
DIRTY: Final = 4
STAMP: Final = 5
TOUCHED: Final = 6
BLINK: Final = 7
TURN: Final = 8
ABSENT_BEFORE: Final = 9
BUILDING: Final = 10
GENEROUS: Final = 11
COUNTERS: Final = 12

# Kinds of logged changes.
LINKED: Final = 0
UNLINKED: Final = 1
SWAPPED: Final = 2

# Rows of Work.score: of this step, of the solution, of the best found.
CHANGE: Final = 0
NOW: Final = 1
LEAST: Final = 2
SCORES: Final = 3

# Columns of Work.score.
MUST: Final = 0
MISSED: Final = 1
MONEY: Final = 2
