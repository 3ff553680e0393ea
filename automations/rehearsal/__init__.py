"""A fictitious event: writes the workbooks a real one would have, from a seed."""
