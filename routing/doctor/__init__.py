"""Tests the installation and says what to install."""

from routing.doctor.checks import examine
from routing.doctor.model import Check, Verdict

__all__ = ["Check", "Verdict", "examine"]
