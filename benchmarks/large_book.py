"""Workbooks of 500,000 rows and 12 columns, as Excel writes them, with shared or inline texts.

The XML is made here directly: no library writes as many rows in a time one would wait for.
"""

from __future__ import annotations

import zipfile
from random import Random
from typing import TYPE_CHECKING

from benchmarks.large_registration import HEADINGS, SHEET, invented_people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.large_registration import Person

ROWS = 500_000
SHARED, INLINE = "共有文字列.xlsx", "セル内文字列.xlsx"
_FIRST_DAY = 45_597.375  # 2024-11-01 09:00, as Excel counts days
_MOMENT, _ZEROS, _RATIO = 1, 2, 3  # the cell styles below, by their index
_SPACE = "http://schemas.openxmlformats.org/"
_MAIN = f'xmlns="{_SPACE}spreadsheetml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_STYLES = (
    f'{_HEAD}<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="000000"/>'
    '</numFmts><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/>'
    '<xf numFmtId="9"/></cellXfs></styleSheet>'
)
_PARTS = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml",
          "sharedStrings": "sharedStrings.xml"}  # fmt: skip


def write_large_books(folder: Path) -> None:
    """Write both workbooks, always the same, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, shared in ((SHARED, {}), (INLINE, None)):
        if not (folder / name).is_file():
            # Under another name first: a book cut short must not be taken for a whole one.
            unfinished = folder / f"{name}.part"
            _write(unfinished, shared)
            unfinished.replace(folder / name)


def _write(path: Path, shared: dict[str, int] | None) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in _small_parts():
            package.writestr(name, part)
        with package.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f"{_HEAD}<worksheet {_MAIN}><sheetData>".encode())
            for number, row in enumerate(_rows(), 1):
                sheet.write(_row(number, row, shared).encode())
            sheet.write(b"</sheetData></worksheet>")
        with package.open("xl/sharedStrings.xml", "w") as strings:
            strings.write(f"{_HEAD}<sst {_MAIN}>".encode())
            for text in shared or ():
                strings.write(f"<si><t>{text}</t></si>".encode())
            strings.write(b"</sst>")


def _small_parts() -> Iterator[tuple[str, str]]:
    """Walk the parts that every workbook has."""
    document = f"{_SPACE}officeDocument/2006/relationships"
    package = f"{_SPACE}package/2006/relationships"
    overrides = "".join(
        f'<Override PartName="/xl/{path}" ContentType="{_TYPES}{kind}+xml"/>'
        for kind, path in {**_PARTS, "sheet.main": "workbook.xml"}.items()
    )
    related = "".join(
        f'<Relationship Id="{kind}" Type="{document}/{kind}" Target="{path}"/>'
        for kind, path in _PARTS.items()
    )
    yield (
        "[Content_Types].xml",
        (
            f'{_HEAD}<Types xmlns="{_SPACE}package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
        ),
    )
    yield (
        "_rels/.rels",
        (
            f'{_HEAD}<Relationships xmlns="{package}"><Relationship Id="a" '
            f'Type="{document}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
    )
    yield (
        "xl/workbook.xml",
        (
            f'{_HEAD}<workbook {_MAIN} xmlns:r="{document}"><sheets>'
            f'<sheet name="{SHEET}" sheetId="1" r:id="worksheet"/></sheets></workbook>'
        ),
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'{_HEAD}<Relationships xmlns="{package}">{related}</Relationships>',
    )
    yield "xl/styles.xml", _STYLES


def _rows() -> Iterator[tuple[object, ...]]:
    """Walk the rows: texts, and numbers with the style they are shown in."""
    chance = Random(20241224)  # noqa: S311 - invented people, no secret
    yield HEADINGS
    day = _FIRST_DAY
    for number, person in enumerate(invented_people(chance, ROWS), 1):
        day += chance.randint(1, 20) / 86_400
        yield (number, *_said(chance, person, day))


def _said(chance: Random, person: Person, day: float) -> tuple[object, ...]:
    mail = f"{person.number}@midorino.example"
    number = (int(person.number), _ZEROS)
    times = ((day - chance.randint(60, 400) / 86_400, _MOMENT), (day, _MOMENT))
    ratio = (chance.randint(0, 100) / 100, _RATIO)
    half = chance.randint(0, 200) / 2
    words = (person.name.replace(" ", "　"), person.kana)
    return (*times, mail, person.name, *words, number, person.section, ratio, half, "取り消さない")


def _row(number: int, row: tuple[object, ...], shared: dict[str, int] | None) -> str:
    cells = "".join(
        _cell(f"{letter}{number}", value, shared)
        for letter, value in zip("ABCDEFGHIJKL", row, strict=True)
    )
    return f'<row r="{number}" spans="1:12">{cells}</row>'


def _cell(address: str, value: object, shared: dict[str, int] | None) -> str:
    if isinstance(value, tuple):
        stored, style = value
        return f'<c r="{address}" s="{style}"><v>{stored:.15g}</v></c>'
    if not isinstance(value, str):
        return f'<c r="{address}"><v>{value}</v></c>'
    if shared is None:
        return f'<c r="{address}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{address}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'
