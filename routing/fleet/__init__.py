"""Fleets: what vehicles cost, days of demand, sizing over many days, renewal over years.

Nothing here imports an engine: whoever sizes a fleet is handed a planner from above.
"""
