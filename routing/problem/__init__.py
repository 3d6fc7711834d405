"""Solver-neutral problems: arrays, and the building of them from scenario and network."""
