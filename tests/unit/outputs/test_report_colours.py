"""The colours of routes are told apart on light and on dark, with any colour vision."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from routing.network.model import FloatArray
from routing.outputs.report.colours import COLOURS

STYLE = Path(__file__).parents[3] / "routing" / "outputs" / "report" / "assets" / "style.css"
# Machado, Oliveira and Fernandes 2009, complete loss of one kind of cone, in linear RGB.
VISION = {
    "full": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# Ottosson 2020, Oklab: distances of about 0.02 are just seen.
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def blocks() -> dict[str, dict[str, str]]:
    """Custom properties of the style sheet for light, for dark by preference and by choice."""
    style = STYLE.read_text(encoding="utf-8")
    heads = {
        "light": ":root {",
        "preferred": ':root:not([data-theme="light"]) {',
        "dark": ':root[data-theme="dark"] {',
    }
    return {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style.split(head)[1].split("}")[0]))
        for name, head in heads.items()
    }


def linear(colour: str) -> FloatArray:
    part = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    light = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def lab(colour: str, vision: FloatArray) -> FloatArray:
    seen = np.clip(vision @ linear(colour), 0, 1)
    return np.asarray(TO_LAB @ np.cbrt(TO_CONES @ seen))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
def test_any_two_colours_differ_clearly(theme: str, vision: str) -> None:
    colours = [blocks()[theme][f"c{number}"] for number in range(COLOURS)]
    labs = [lab(colour, VISION[vision]) for colour in colours]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(labs, 2)) > 0.08


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_routes_stand_out_from_the_map_and_text_from_its_ground(theme: str) -> None:
    colours = blocks()[theme]
    for number in range(COLOURS):
        assert contrast(colours[f"c{number}"], colours["map"]) >= 3
    for name in ("text", "quiet", "accent", "alarm", "good"):
        assert contrast(colours[name], colours["panel"]) >= 4.5


def test_dark_is_the_same_by_preference_and_by_choice() -> None:
    assert blocks()["preferred"] == blocks()["dark"]
