"""Kinds of vehicle that a new scenario starts with; figures to plan with, to be replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from routing.scenario.making.draft import YamlValue

SHIFT_START, SHIFT_END = "08:00", "18:00"
REGULAR_H: Final = 8.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of vehicle.

    ``costs`` are fixed a day, per km and per hour; ``rest`` is hours of driving and minutes;
    ``speed_kph`` is what a day's round is guessed with.
    """

    name: str
    weight_kg: float
    volume_m3: float
    costs: tuple[float, float, float]
    longest_duty_h: float
    rest: tuple[float, float]
    loading_min: float
    max_trips: int
    speed_kph: float
    range_km: float | None = None

    def as_yaml(self) -> YamlValue:
        """The entry under ``vehicle_types``."""
        fixed, per_km, per_hour = self.costs
        limits: dict[str, YamlValue] = {"weight_kg": self.weight_kg, "volume_m3": self.volume_m3}
        if self.range_km is not None:
            limits["range_km"] = self.range_km
        return {
            "profile": self.name,
            **limits,
            "costs": {
                "fixed": fixed,
                "per_km": per_km,
                "per_hour": per_hour,
                "overtime_per_hour": per_hour / 2,
            },
            "shift": {
                "start": SHIFT_START,
                "end": SHIFT_END,
                "longest_duty_h": self.longest_duty_h,
                "regular_h": REGULAR_H,
            },
            "rest": {"after_driving_h": self.rest[0], "duration_min": self.rest[1]},
            "loading_min": self.loading_min,
            "max_trips": self.max_trips,
        }


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("van", 800.0, 4.0, (120.0, 0.9, 28.0), 9.5, (4.0, 20.0), 12.0, 2, 28.0),
        Kind("light_truck", 1800.0, 10.0, (180.0, 1.4, 32.0), 10.0, (4.0, 30.0), 15.0, 2, 24.0),
        Kind(
            "three_wheeler", 300.0, 1.5, (35.0, 0.35, 22.0), 9.0, (4.0, 20.0), 10.0, 3, 20.0, 140.0
        ),
        Kind("motorcycle", 60.0, 0.25, (15.0, 0.2, 20.0), 9.0, (4.0, 20.0), 10.0, 3, 26.0, 200.0),
    )
}
"""By name, which is also the name of the road profile."""
