"""Word's markup for the few shapes the templates need: paragraphs, tables, header and footer.

Distances are twentieths of a point (twips): 1 mm is about 57.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'


def page(margins: str, *, footed: bool = True) -> str:
    """Return the properties of A4 upright; ``margins`` are attributes in twips."""
    foot = '<w:footerReference w:type="default" r:id="r_footer1"/>' if footed else ""
    head = '<w:headerReference w:type="default" r:id="r_header1"/>' if footed else ""
    return f'<w:sectPr>{head}{foot}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins}/></w:sectPr>'


UPRIGHT = page(
    'w:top="1020" w:right="1020" w:bottom="964" w:left="1020"'
    ' w:header="510" w:footer="454" w:gutter="0"'
)
TEXT_WIDTH = 11906 - 2 * 1020
_TERM = 1950
LEVEL_1, LEVEL_2 = (
    f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' for level in (1, 2)
)


@dataclass(frozen=True, slots=True)
class Col:
    """A column of a repeating table: its heading, what stands below, and its width in twips."""

    heading: str
    field: str
    width: int
    style: str = "CellText"


def document(body: str, section: str = UPRIGHT) -> str:
    """Return the main part: A4 upright, margins of 18 mm unless ``section`` says otherwise."""
    return f"<w:document {_NAMES}><w:body>{body}{section}</w:body></w:document>"


def header(text: str) -> str:
    """Return the header of every page."""
    return f"<w:hdr {_NAMES}>{par('Header', text)}</w:hdr>"


def footer(text: str) -> str:
    """Return the footer of every page: a text, and the page out of all pages."""
    count = f"{_counter('PAGE')}{_run('／')}{_counter('NUMPAGES')}"
    tab = "<w:r><w:tab/></w:r>"
    return f"<w:ftr {_NAMES}><w:p>{_style('Footer')}{_run(text)}{tab}{count}</w:p></w:ftr>"


def bare_footer(text: str) -> str:
    """Return the footer of pages that are handed out one by one: a text, no count of pages."""
    return f"<w:ftr {_NAMES}>{par('Footer', text)}</w:ftr>"


def par(style: str, text: str, extra: str = "") -> str:
    """Return a paragraph; ``extra`` is further markup of its properties."""
    return f"<w:p>{_style(style, extra)}{_run(text)}</w:p>"


def kept_if(name: str, *parts: str) -> str:
    """Return parts of the document that stay only if ``name`` has a value."""
    opened, closed = par("Mark", f"{{{{もし {name}}}}}"), par("Mark", "{{ここまで}}")
    return f"{opened}{''.join(parts)}{closed}"


def listing(columns: Sequence[Col]) -> str:
    """Return a table with headings, which repeat on each page, and one row that repeats."""
    heads = "".join(cell(col.width, par("CellHead", col.heading), _SHADE) for col in columns)
    cells = "".join(cell(col.width, par(col.style, col.field)) for col in columns)
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    return table([col.width for col in columns], head + _row(cells))


def pairs(name: str) -> str:
    """Return a table without headings: a term and what is said of it, repeated."""
    term = cell(_TERM, par("CellHead", f"{{{{{name}.項目}}}}"), _SHADE)
    said = cell(TEXT_WIDTH - _TERM, par("CellText", f"{{{{{name}.文}}}}"))
    return table([_TERM, TEXT_WIDTH - _TERM], _row(term + said))


def form(widths: Sequence[int], rows: Sequence[Sequence[tuple[str, str]]]) -> str:
    """Return a table of (style, text) cells; a row with fewer cells lets its last one span."""
    return table(widths, "".join(_row(_form_cells(widths, row)) for row in rows))


def _form_cells(widths: Sequence[int], row: Sequence[tuple[str, str]]) -> str:
    found = []
    for index, (style, text) in enumerate(row):
        last = index == len(row) - 1
        width = sum(widths[index:]) if last else widths[index]
        span = len(widths) - index if last else 1
        shade = _SHADE if style in {"CellHead", "Title"} else ""
        found.append(cell(width, par(style, text), f'<w:gridSpan w:val="{span}"/>{shade}'))
    return "".join(found)


def table(widths: Sequence[int], rows: str, look: str = "") -> str:
    """Return a table of fixed widths; ``look`` is further markup of its properties."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{look}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def cell(width: int, content: str, extra: str = "") -> str:
    """Return a cell; ``extra`` is further markup of its properties."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{extra}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def _style(style: str, extra: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _counter(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{_run("1")}</w:fldSimple>'
