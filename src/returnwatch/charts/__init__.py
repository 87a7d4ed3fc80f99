"""Charts: one module a figure. Each takes a DataFrame and draws it; none computes a number."""
