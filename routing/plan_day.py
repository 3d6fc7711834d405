"""Plan a day: from a scenario and a date to a checked plan."""
