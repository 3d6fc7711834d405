"""Roads: coordinates in, matrices and geometry out. Knows nothing of post or of loads."""
