"""Codes of ``routing.network``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    "network.bad-coordinate": Code(
        "A node lies nowhere on Earth.",
        "Write longitude in x_coord and latitude in y_coord, in degrees.",
    ),
    "network.bad-geometry": Code(
        "The shape of a link cannot be used.",
        "Write a WKT LINESTRING of lon lat pairs between the two nodes, or leave it blank.",
    ),
    "network.bad-graph": Code(
        "A graph cannot be read as a road network.",
        "Give nodes lon and lat, and edges the attributes that to_networkx writes.",
    ),
    "network.bad-network": Code(
        "The road network contradicts itself.",
        "Correct the links or nodes named, or make the network again from its source.",
    ),
    "network.bad-number": Code(
        "A number in a road table cannot be used.",
        "Write a plain number above zero, or leave an optional cell blank.",
    ),
    "network.bad-place": Code(
        "A place has no position on Earth.",
        "Give a longitude from -180 to 180 and a latitude from -90 to 90.",
    ),
    "network.bad-profile": Code(
        "A road profile makes no sense.",
        "Use known road classes, surfaces and modes, and numbers above zero.",
    ),
    "network.bad-value": Code(
        "A word in a road table is not understood.",
        "Use true or false, a road class or OSM highway value, a surface, or modes separated by ;.",
    ),
    "network.cache-damaged": Code(
        "A file of prepared roads was damaged.",
        "Nothing needs to be done: it was made again. If it happens often, check the disk.",
    ),
    "network.cache-unusable": Code(
        "Prepared roads cannot be kept on disk.",
        "Free space on the disk, or set ROUTING_CACHE_DIR to a folder that may be written.",
    ),
    "network.closure-bad-area": Code(
        "The drawn area of a closure is no area.",
        "Draw at least three different corners as longitude, latitude.",
    ),
    "network.closure-empty": Code(
        "A closure closes nothing.",
        "Name the links it closes or draw its area, or remove it.",
    ),
    "network.closure-unknown-link": Code(
        "A closure names a link that the network does not have.",
        "Look the link's id up in the road file; ids change when roads are read from a new file.",
    ),
    "network.duplicate-column": Code(
        "A column appears twice.",
        "Remove or rename one of them.",
    ),
    "network.duplicate-id": Code(
        "An id is used twice.",
        "Give every node and every link an id of its own.",
    ),
    "network.empty-table": Code(
        "A road table holds no rows.",
        "Export the table again, with its header and rows.",
    ),
    "network.missing-column": Code(
        "A road table lacks a column.",
        "Add the column, named as in the GMNS specification.",
    ),
    "network.missing-file": Code(
        "A road table is missing.",
        "Put nodes.csv and links.csv into the road folder.",
    ),
    "network.missing-value": Code(
        "A cell that must be filled is blank.",
        "Fill it in.",
    ),
    "network.no-places": Code(
        "There are no places to estimate roads from.",
        "Add villages and outlets, or a road file.",
    ),
    "network.no-roads": Code(
        "The road file holds no road.",
        "Check that it is the right file and covers the county.",
    ),
    "network.no-usable-roads": Code(
        "A profile may not use any road.",
        "Check the profile's speeds, weight and width, the closures, and the roads' access.",
    ),
    "network.osm-broken": Code(
        "An OpenStreetMap file cannot be read.",
        "Download the .osm.pbf file again and check its size.",
    ),
    "network.parts-dropped": Code(
        "Part of the road file could not be used.",
        "Nothing needs to be done if the number is small; otherwise correct the road file.",
    ),
    "network.place-cut-off": Code(
        "A place cannot be reached and left by road.",
        "Check the roads around it for gaps, one-way streets, limits and closures.",
    ),
    "network.place-off-road": Code(
        "A place is too far from any road.",
        "Check its coordinates, add the missing road, or raise the snap limit.",
    ),
    "network.place-on-closed-road": Code(
        "A place lies on a road that is closed.",
        "Expect its orders to be left out until the closure ends, or narrow the closure.",
    ),
    "network.roads-estimated": Code(
        "Roads were estimated from the places alone.",
        "Treat times and distances as estimates, or add a road file.",
    ),
    "network.surplus-cells": Code(
        "A row has more cells than the header.",
        "Quote cells that hold commas, such as WKT shapes.",
    ),
    "network.unknown-node": Code(
        "A link begins or ends at a node that does not exist.",
        "Correct the node id, or add the node to the table of nodes.",
    ),
    "network.unreadable-table": Code(
        "A road table cannot be read.",
        "Save it as CSV in UTF-8.",
    ),
}
