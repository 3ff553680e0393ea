"""Rows only: sheets and their places, headings, schemas, problems, dispositions, reports."""
