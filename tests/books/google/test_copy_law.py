"""Whatever Google and Excel both hold is read as the same, digit by digit and text by text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from automations.books.google.copy import workbook_of
from automations.books.google.snapshot import spreadsheet_of
from tests.books.google.any_content import contents
from tests.books.google.copies import assert_alike, opened, read_twice
from tests.books.google.twofold import Content, Typed, as_excel, as_google


@given(contents())
def test_the_same_content_is_the_same_sheet(folder: Path, content: Content) -> None:
    assert_alike(*read_twice(folder, content))


@given(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False))
def test_a_number_is_stored_as_excel_stores_it(folder: Path, number: float) -> None:
    """Excel keeps 17 digits: rounding what has fewer to the 15 that it shows may go another way."""
    content = Content({(1, 1): Typed(number), (1, 2): Typed(value=True)})
    formula = Content({**content.cells, (1, 1): Typed(number, formula=True)})
    online = opened(folder, workbook_of(spreadsheet_of(as_google(content))))
    excel = opened(folder, as_excel(formula))
    assert_frame_equal(online.sheet().cells, excel.sheet().cells)


@given(
    st.text(st.characters() | st.sampled_from("\0\x07\r\n\t_x005F\ud800\udc00\ufffe"), max_size=9)
)
def test_any_text_comes_through(folder: Path, text: str) -> None:
    content = Content({(1, 1): Typed(f"_{text}x"), (1, 2): Typed(f"{text}|", formula=True)})
    online = opened(folder, workbook_of(spreadsheet_of(as_google(content))))
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = whole.replace("\r\n", "\n")
    assert online.sheet().cells.rows() == [(1, f"_{lines}x", f"{lines}|")]
