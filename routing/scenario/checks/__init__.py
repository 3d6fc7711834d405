"""Cross-checks of a scenario and its orders: one function a rule."""
