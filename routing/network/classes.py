"""Words for roads: the OpenStreetMap values of ``highway`` and ``surface`` in our classes."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from routing.network.model import ROAD_CLASSES, SURFACES

_HIGHWAYS: Final = {
    "motorway": ("motorway_link",),
    "trunk": ("trunk_link",),
    "primary": ("primary_link",),
    "secondary": ("secondary_link",),
    "tertiary": ("tertiary_link",),
    "unclassified": ("road", "minor"),
    "residential": ("living_street",),
    "service": ("pedestrian",),
    "path": ("footway", "bridleway", "cycleway"),
}
_SURFACES: Final = {
    "paved": (
        "asphalt",
        "chipseal",
        "concrete",
        "concrete:lanes",
        "concrete:plates",
        "metal",
        "paving_stones",
        "sett",
        "tarmac",
        "wood",
    ),
    "gravel": (
        "cobblestone",
        "compacted",
        "fine_gravel",
        "grass_paver",
        "pebblestone",
        "rock",
        "unhewn_cobblestone",
        "unpaved",
    ),
    "dirt": ("clay", "earth", "grass", "ground", "mud", "sand", "soil"),
}

CLASS_OF_HIGHWAY: Final = MappingProxyType(
    {name: index for index, name in enumerate(ROAD_CLASSES)}
    | {other: ROAD_CLASSES.index(name) for name, others in _HIGHWAYS.items() for other in others}
)
"""Index into ROAD_CLASSES of each class name and each ``highway`` value that is a road."""

SURFACE_OF_VALUE: Final = MappingProxyType(
    {name: index for index, name in enumerate(SURFACES)}
    | {other: SURFACES.index(name) for name, others in _SURFACES.items() for other in others}
)
"""Index into SURFACES of each surface name and each known ``surface`` value."""

_USUAL_SURFACE: Final = {"track": "dirt", "path": "dirt"}
USUAL_SURFACE: Final = tuple(
    SURFACES.index(_USUAL_SURFACE.get(name, "paved")) for name in ROAD_CLASSES
)
"""Index into SURFACES of what a road of each class has when nothing is said."""
