"""The OR-Tools routing engine behind one adapter: only this package imports its bindings."""
