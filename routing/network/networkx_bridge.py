"""Road networks to and from networkx.

``to_networkx`` gives a :class:`networkx.MultiDiGraph` with one edge for each direction in which
a link may be driven. Nodes carry ``lon`` and ``lat`` (and ``x``, ``y``, as osmnx names them),
edges ``link_id``, ``reversed`` (driven from head to tail), ``length_m``, ``road_class``,
``surface``, ``max_speed_kph``, ``max_weight_t``, ``max_width_m``, ``barred`` (modes that may
not enter) and ``geometry`` (points in driving order). ``from_networkx`` takes these back, and
any other networkx graph with positions: ``length`` and ``highway`` serve for ``length_m`` and
``road_class``, a missing length is measured, a missing class is ``unclassified``, and an edge
of an undirected graph may be driven both ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np

from routing.network.model import ROAD_CLASSES, SURFACES, RoadNetwork
from routing.network.networkx_edges import EdgeReader, Link
from routing.network.profiles import MODES


def _attributes(network: RoadNetwork, link: int, *, reverse: bool) -> dict[str, Any]:
    part = slice(int(network.shape_start[link]), int(network.shape_start[link + 1]))
    points = list(
        zip(network.shape_lon[part].tolist(), network.shape_lat[part].tolist(), strict=True)
    )
    barred = int(network.access[link])
    return {
        "link_id": network.link_ids[link],
        "reversed": reverse,
        "length_m": float(network.length_m[link]),
        "road_class": ROAD_CLASSES[network.road_class[link]],
        "surface": SURFACES[network.surface[link]],
        "max_speed_kph": float(network.max_speed_kph[link]),
        "max_weight_t": float(network.max_weight_t[link]),
        "max_width_m": float(network.max_width_m[link]),
        "barred": tuple(mode for mode, bit in MODES.items() if barred & bit),
        "geometry": tuple(points[::-1] if reverse else points),
    }


def to_networkx(network: RoadNetwork) -> nx.MultiDiGraph[str]:
    """The network as a graph; a link that may be driven in no direction has no edge.

    Edge keys are (link id, ``forward`` or ``backward``).
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, lon, lat in zip(
        network.node_ids, network.lon.tolist(), network.lat.tolist(), strict=True
    ):
        graph.add_node(name, lon=lon, lat=lat, x=lon, y=lat)
    for link, name in enumerate(network.link_ids):
        tail, head = (network.node_ids[ends[link]] for ends in (network.tail, network.head))
        if network.forward[link]:
            data = _attributes(network, link, reverse=False)
            graph.add_edge(tail, head, key=(name, "forward"), **data)
        if network.backward[link]:
            data = _attributes(network, link, reverse=True)
            graph.add_edge(head, tail, key=(name, "backward"), **data)
    return graph


def _edges(graph: nx.Graph[Any]) -> Iterator[tuple[Any, Any, Any, Mapping[str, Any]]]:
    if isinstance(graph, nx.MultiGraph):
        yield from graph.edges(keys=True, data=True)
    else:
        for tail, head, data in graph.edges(data=True):
            yield tail, head, None, data


def from_networkx(graph: nx.Graph[Any]) -> RoadNetwork:
    """The network that a graph describes; see the module for the attributes it reads.

    Raises
    ------
    InputError
        ``network.bad-graph`` for nodes without a position, lengths below zero, unknown words and
        links that contradict themselves; ``network.no-roads`` without edges. All together.
    """
    reader = EdgeReader.for_nodes(graph.nodes(data=True), directed=graph.is_directed())
    for tail, head, key, data in _edges(graph):
        reader.add(tail, head, key, data)
    return _assemble(reader, reader.links())


def _assemble(reader: EdgeReader, links: list[Link]) -> RoadNetwork:
    start = np.cumsum([0, *(len(link.points) for link in links)], dtype=np.int64)
    shapes = np.concatenate([link.points for link in links])
    return RoadNetwork(
        node_ids=reader.node_ids,
        lon=reader.positions[:, 0],
        lat=reader.positions[:, 1],
        link_ids=tuple(link.name for link in links),
        tail=np.array([link.tail for link in links], dtype=np.int32),
        head=np.array([link.head for link in links], dtype=np.int32),
        length_m=np.array([link.length_m for link in links]),
        road_class=np.array([link.road_class for link in links], dtype=np.int32),
        surface=np.array([link.surface for link in links], dtype=np.int32),
        forward=np.array([link.forward for link in links]),
        backward=np.array([link.backward for link in links]),
        max_speed_kph=np.array([link.limits[0] for link in links]),
        max_weight_t=np.array([link.limits[1] for link in links]),
        max_width_m=np.array([link.limits[2] for link in links]),
        access=np.array([link.access for link in links], dtype=np.uint8),
        shape_start=start,
        shape_lon=shapes[:, 0],
        shape_lat=shapes[:, 1],
    )
