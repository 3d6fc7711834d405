"""What vehicles cost to buy, to keep and to run, and the terms of a fleet plan."""
