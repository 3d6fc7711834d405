"""Manifests: what a driver holds in the hand, as a PDF."""
