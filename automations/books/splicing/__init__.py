"""Change our cells and sheets inside a workbook; every other byte stays as it was."""
