"""Rural delivery route optimizer: from a county's tables to checked daily routes."""

__version__ = "0.1.0"
