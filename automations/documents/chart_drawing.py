"""A chart as Word draws it: native, editable, with the workbook of its numbers inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from automations.documents.charts import Chart
    from automations.documents.related_parts import Related
    from automations.documents.wordxml import Element


def draw(paragraph: Element, chart: Chart, related: Related, number: int) -> None:
    """Put a chart in the place of what a paragraph says; ``number`` is its own in the document.

    Its parts (the chart, its workbook) are added to ``related``.
    """
    raise NotImplementedError
