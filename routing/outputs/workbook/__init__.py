"""A plan as an Excel workbook, and back again after a person has edited it."""
