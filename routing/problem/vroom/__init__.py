"""VROOM's JSON as a problem: https://github.com/VROOM-Project/vroom/blob/master/docs/API.md."""

from routing.problem.vroom.build import VroomCase, build_vroom
from routing.problem.vroom.read import read_vroom

__all__ = ["VroomCase", "build_vroom", "read_vroom"]
