"""The body of the list of entries for voters: one entry as a table, below its category."""

from __future__ import annotations

from templates.word_markup import TEXT_WIDTH, cell, par, table

_TERM, _NUMBER = 1500, 900
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
_SAID = ("所属", "課題", "取組内容", "効果", "削減時間")
# Level 1 of the outline: nothing stands above it.
_NO_NUMBER = '<w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="0"/>'


def _row(cells: str, look: str = "") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{cells}</w:tr>"


def _entry() -> str:
    widths = [_NUMBER, _TERM - _NUMBER, TEXT_WIDTH - _TERM]
    number = cell(_NUMBER, par("EntryNumber", "{{番号}}", "<w:keepNext/>"), _SHADE)
    title = cell(
        TEXT_WIDTH - _NUMBER, par("EntryTitle", "{{取組名}}", "<w:keepNext/>"),
        f'<w:gridSpan w:val="2"/>{_SHADE}',
    )  # fmt: skip
    rows = [_row(number + title, "<w:cantSplit/>")]
    for name in _SAID:
        term = cell(_TERM, par("CellHead", name), '<w:gridSpan w:val="2"/>')
        said = cell(TEXT_WIDTH - _TERM, par("CellText", f"{{{{{name}}}}}"))
        rows.append(_row(term + said, "<w:cantSplit/>"))
    return table(widths, "".join(rows))


ENTRY_LIST = (
    par("Title", "{{催し}}　{{資料名}}")
    + par("Note", "{{賞}}の投票の対象となる取組です（{{件数}}件）。{{時点}}時点　{{所管}}")
    + par("Heading2", "{{部門見出し}}部門", _NO_NUMBER)
    + _entry()
    + par("EntryEnd", "")
    + par("Note", "番号は取組を呼び分けるためのもので、評価とは関係ありません。")
)
