"""Shared spreadsheets: one vendor a module, reading and writing side by side."""
