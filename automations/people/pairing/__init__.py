"""Pairs of records: which are compared, how far they agree, and who is one person by that."""
