"""Critical roads and isochrones as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import shapely

from routing.network.model import FloatArray
from routing.network.shapes import Shapes, spans_line
from routing.network.survey.closures import Closure, length_of
from routing.network.view import NetworkView
from routing.outputs.lines import DECIMALS
from routing.outputs.plan_json import encoded
from routing.outputs.text import plain

Feature = dict[str, Any]
_MOST_PIECES: Final = 400


def collection(features: Sequence[Feature]) -> bytes:
    """A feature collection with a feature a line."""
    rows = ",\n".join(
        json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        for feature in features
    )
    return encoded(f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}')


def closure_features(
    view: NetworkView, profile: str, closures: Sequence[Closure], names: Mapping[int, str]
) -> Iterator[Feature]:
    """Closures as lines and points, the worst first.

    Parameters
    ----------
    names
        Names of places by index.
    """
    for rank, closure in enumerate(closures, 1):
        properties: Feature = {
            "kind": closure.kind,
            "rank": rank,
            "profile": profile,
            "villages": len(closure.cut_off),
            "cut_off": [plain(names[place]) for place in closure.cut_off],
        }
        if closure.kind == "junction":
            position = [float(a[closure.node]) for a in (view.network.lon, view.network.lat)]
            geometry: Feature = {"type": "Point", "coordinates": _rounded([position])[0]}
        else:
            properties["km"] = round(length_of(closure.pieces, view.network.length_m) / 1000, 3)
            properties["links"] = link_names(view, closure)
            geometry = {"type": "MultiLineString", "coordinates": _lines(view.shapes, closure)}
        yield {"type": "Feature", "geometry": geometry, "properties": properties}


def link_names(view: NetworkView, closure: Closure) -> list[str]:
    """Ids of the links of a closure, nearest to the county centre first, each once."""
    return list(dict.fromkeys(view.network.link_ids[link] for link, _, _ in closure.pieces))


def _lines(shapes: Shapes, closure: Closure) -> list[list[list[float]]]:
    return [
        _rounded(spans_line(shapes, np.array([link]), np.array([low]), np.array([high])).tolist())
        for link, low, high in closure.pieces[:_MOST_PIECES]
    ]


def _rounded(points: Sequence[Sequence[float]]) -> list[list[float]]:
    return [[round(value, DECIMALS) + 0.0 for value in point] for point in points]


def area_feature(area: shapely.Geometry, properties: Feature) -> Feature:
    """An area in degrees as a multipolygon."""
    polygons = [part for part in shapely.get_parts(area) if isinstance(part, shapely.Polygon)]
    coordinates = [
        [_rounded(np.asarray(ring.coords).tolist()) for ring in (p.exterior, *p.interiors)]
        for p in (shapely.geometry.polygon.orient(polygon) for polygon in polygons)
    ]
    geometry = {"type": "MultiPolygon", "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def outlines(area: shapely.Geometry) -> tuple[FloatArray, ...]:
    """All rings of an area, each (k, 2) lon/lat."""
    return tuple(
        np.asarray(ring.coords, dtype=np.float64)
        for polygon in shapely.get_parts(area)
        if isinstance(polygon, shapely.Polygon)
        for ring in (polygon.exterior, *polygon.interiors)
    )
