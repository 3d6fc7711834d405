"""From bytes to records: YAML, CSV and Excel, read as hostile until checked."""
