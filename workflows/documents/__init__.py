"""Documents: what people hand in as files, and what the house makes of plain data."""
