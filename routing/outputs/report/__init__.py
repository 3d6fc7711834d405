"""``report.html``: a plan to look at, in one file that opens from disk without a network."""
