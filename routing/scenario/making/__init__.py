"""Making scenarios: invented, from OpenStreetMap, or from a table of places."""
