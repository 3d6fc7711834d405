"""Every plan of a tiny day, tried one by one."""

from __future__ import annotations

from itertools import combinations, permutations, product

from routing.engines.judge import Judge, Trips
from routing.problem.assignment import Trip
from routing.problem.model import Problem


def least_costs(problem: Problem) -> dict[frozenset[int], int]:
    """The least cost, in 1e-6 of the currency, of each set of visits that can be made."""
    judge = Judge(problem)
    costs: dict[frozenset[int], int] = {frozenset(): 0}
    for vehicle in range(len(problem.vehicles)):
        own = cheapest(judge, vehicle)
        grown: dict[frozenset[int], int] = {}
        for (made, cost), (more, price) in product(costs.items(), own.items()):
            if not made & more:
                both = made | more
                grown[both] = min(grown.get(both, cost + price), cost + price)
        costs = grown
    return costs


def cheapest(judge: Judge, vehicle: int) -> dict[frozenset[int], int]:
    """The least cost of each set of visits that the vehicle can make."""
    costs = {frozenset[int](): 0}
    count = len(judge.problem.visits)
    for size in range(1, count + 1):
        for chosen in combinations(range(count), size):
            prices = [judge.price(vehicle, trips) for trips in all_routes(judge.problem, chosen)]
            permitted = [price.cost for price in prices if price is not None]
            if permitted:
                costs[frozenset(chosen)] = min(permitted)
    return costs


def all_routes(problem: Problem, chosen: tuple[int, ...]) -> list[Trips]:
    depots = range(len(problem.depots.ids))
    found = []
    for order in permutations(chosen):
        for parts in splits(order):
            for places in product(depots, repeat=len(parts)):
                trips = tuple(Trip(*pair) for pair in zip(places, parts, strict=True))
                found += [trips, *((*trips, Trip(depot, ())) for depot in depots)]
    return found


def splits(order: tuple[int, ...]) -> list[list[tuple[int, ...]]]:
    """All ways to cut a sequence into trips."""
    if not order:
        return [[]]
    return [
        [order[:size], *rest] for size in range(1, len(order) + 1) for rest in splits(order[size:])
    ]
