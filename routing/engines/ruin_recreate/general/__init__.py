"""The search that honours every rule: joins segments where it can, drives the route where not."""
