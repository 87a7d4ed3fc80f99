"""Analysis: what the rows that were known amount to. Each function returns plain data, no words."""
