"""Files a plan is written to."""
