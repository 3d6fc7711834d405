"""From a way through the graph to a leg on the map."""

from __future__ import annotations

import numpy as np

from routing.network.graph import ProfileGraph
from routing.network.model import FloatArray, IntArray
from routing.network.shapes import Shapes, spans_line


def _spans(graph: ProfileGraph, way: IntArray) -> tuple[IntArray, FloatArray, FloatArray]:
    """Pieces of links along `way`, those that run on along one link joined to one."""
    link, first, last = graph.link[way], graph.first_share[way], graph.last_share[way]
    runs_on = (link[1:] == link[:-1]) & (first[1:] == last[:-1])
    # At the node of a loop a way may leave a link by one end and enter it by the other.
    runs_on &= (first[1:] > 0) & (first[1:] < 1)
    begin = np.concatenate(([True], ~runs_on))
    end = np.concatenate((~runs_on, [True]))
    return link[begin], first[begin], last[end]


def links_of(graph: ProfileGraph, way: IntArray) -> IntArray:
    """The links that `way` uses, in order."""
    return _spans(graph, way)[0] if len(way) else way


def way_line(graph: ProfileGraph, shapes: Shapes, way: IntArray) -> FloatArray:
    """(k, 2) lon/lat along the arcs of `way`, at least one."""
    link, first, last = _spans(graph, way)
    return spans_line(shapes, link, first, last)
