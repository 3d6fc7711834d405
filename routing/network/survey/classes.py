"""Kilometres by road class, and the pieces that a network falls into."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from routing.network.components import node_components
from routing.network.graph import ProfileGraph
from routing.network.model import ROAD_CLASSES, BoolArray, IntArray, RoadNetwork


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """One road class: links and kilometres in all, and kilometres that a profile may drive."""

    road_class: str
    links: int
    km: float
    usable_km: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the network without a road to the rest: its kilometres and places."""

    km: float
    places: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """How a profile's roads hang together.

    Attributes
    ----------
    connected
        Pieces without any road between them, longest first.
    largest_strong_km
        Kilometres from whose every point every other can be reached.
    outside_km, outside_links
        What lies outside of that: blind one-ways, islands, stubs.
    """

    connected: tuple[Piece, ...]
    largest_strong_km: float
    outside_km: float
    outside_links: int


def open_links(network: RoadNetwork, graph: ProfileGraph) -> BoolArray:
    """(E,) links that the graph of a profile and a day holds."""
    result = np.zeros(len(network.link_ids), dtype=np.bool_)
    result[graph.link] = True
    return result


def class_figures(network: RoadNetwork, usable: BoolArray) -> tuple[ClassFigures, ...]:
    """Classes that occur, in the order of :data:`routing.network.model.ROAD_CLASSES`."""
    count = len(ROAD_CLASSES)
    links = np.bincount(network.road_class, minlength=count)
    km = np.bincount(network.road_class, weights=network.length_m / 1000, minlength=count)
    kept = np.where(usable, network.length_m / 1000, 0.0)
    usable_km = np.bincount(network.road_class, weights=kept, minlength=count)
    return tuple(
        ClassFigures(name, int(links[at]), float(km[at]), float(usable_km[at]))
        for at, name in enumerate(ROAD_CLASSES)
        if links[at]
    )


def pieces_of(network: RoadNetwork, usable: BoolArray, places_link: IntArray) -> Pieces:
    """How the usable links hang together.

    Parameters
    ----------
    usable
        (E,).
    places_link
        (n,) link at which each place joins; -1 where it does not.
    """
    nodes = len(network.node_ids)
    tail, head = network.tail[usable], network.head[usable]
    ones = np.ones(len(tail), dtype=np.int8)
    arcs = csr_array((ones, (tail, head)), shape=(nodes, nodes))
    _, weak = connected_components(arcs, directed=False)
    km = np.bincount(weak[tail], weights=network.length_m[usable] / 1000, minlength=1)
    joined = places_link[places_link >= 0]
    places = np.bincount(weak[network.tail[joined]], minlength=len(km))
    order = np.argsort(-km, kind="stable")
    strong = node_components(network, usable)
    within = usable & (strong[network.tail] == strong[network.head])
    lengths = np.bincount(
        strong[network.tail[within]], weights=network.length_m[within] / 1000, minlength=1
    )
    largest = int(np.argmax(lengths))
    outside = usable & ~(within & (strong[network.tail] == largest))
    return Pieces(
        connected=tuple(Piece(float(km[at]), int(places[at])) for at in order if km[at] > 0),
        largest_strong_km=float(lengths[largest]),
        outside_km=float(network.length_m[outside].sum() / 1000),
        outside_links=int(outside.sum()),
    )
