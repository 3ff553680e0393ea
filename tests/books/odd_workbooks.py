"""Workbooks that no sane program writes, made by hand: name → bytes."""

from __future__ import annotations

import struct
import zipfile
from base64 import b85encode
from collections.abc import Callable
from io import BytesIO
from random import Random

from tests.books.conftest import RELATIONS, workbook

_ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
_SHEET = "xl/worksheets/sheet1.xml"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_BOMB = '<!DOCTYPE w [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _sheet(rows: str, before: str = "", after: str = "") -> str:
    return f"<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def _own(text: str) -> str:
    """Return a row whose only cell holds its text itself."""
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'


def _packed(*members: tuple[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in members:
            package.writestr(name, content)
    return packed.getvalue()


def _members(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def _renamed(rename: Callable[[str], str]) -> bytes:
    return _packed(*((rename(name), part) for name, part in _members(workbook(_ROW))))


def _replaced(old: str, new: str, part: str) -> bytes:
    """Return the plain workbook with other words in one of its parts."""
    return _packed(
        *(
            (name, content.replace(old.encode(), new.encode()) if name == part else content)
            for name, content in _members(workbook(_ROW))
        )
    )


def _doubled(other: str) -> bytes:
    """Return a workbook with two sheet parts of the same name."""
    twin = _SHEET.replace("1", "2")
    return _packed(*_members(workbook(_ROW)), (twin, other)).replace(twin.encode(), _SHEET.encode())


def _lying(size: int) -> bytes:
    """Say in the directory of the zip that the sheet has another size."""
    content = bytearray(workbook(_ROW))
    entry = content.rindex(_SHEET.encode()) - 46
    content[entry + 24 : entry + 28] = struct.pack("<I", size)
    return bytes(content)


def _prefixed(xml: str) -> str:
    return xml.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")


def _noise(length: int) -> str:
    return b85encode(Random(1).randbytes(length)).decode().replace("<", "[").replace("&", "+")  # noqa: S311 - noise, no secret


def _diagonal(cells: int) -> str:
    """Return rows of one cell each, every one in another column than the one above."""
    letters = [
        f"{a}{b}" for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ]
    return "".join(
        f'<row r="{row}"><c r="{letters[row % 676]}{row}"><v>1</v></c></row>'
        for row in range(1, cells)
    )


def _many_tabs(number: int) -> str:
    listed = "".join(f'<sheet name="{tab}" r:id="r1"/>' for tab in range(number))
    return f'<workbook xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'


def _far_row() -> bytes:
    return workbook('<row r="2"><c r="A2"><v>1</v></c></row><row r="1048576">'
                    '<c r="A1048576"><v>2</v></c></row>')  # fmt: skip


_ONE = [[1, "1"]]
READABLE: dict[str, tuple[Callable[[], bytes], list[list[object]]]] = {
    "色だけが遠いセル": (
        lambda: workbook(f'{_ROW}<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
        _ONE,
    ),
    "遠い行": (_far_row, [[2, "1"], [1048576, "2"]]),
    "改行の書き方": (lambda: workbook(_own("a_x000D_\r\nb_x005F_x000D_")), [[1, "a\nb_x000D_"]]),
    "片割れの文字": (lambda: workbook(_own("a_xD83D_b")), [[1, "a\ufffdb"]]),
    "片割れの文字参照": (lambda: workbook(_own("a&#xD83D;b")), [[1, "a\ufffdb"]]),
    "エラー値": (
        lambda: workbook('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>'),
        [[1, "#REF!"]],
    ),
    "絶対パス": (
        lambda: _replaced('"worksheets/', '"/xl/worksheets/', "xl/_rels/workbook.xml.rels"),
        _ONE,
    ),
    "逆斜線の参照": (
        lambda: _replaced('"worksheets/', '"worksheets\\', "xl/_rels/workbook.xml.rels"),
        _ONE,
    ),
    "逆斜線の名前": (lambda: _renamed(lambda name: name.replace("/", "\\")), _ONE),
    "斜線で始まる名前": (lambda: _renamed(lambda name: f"/{name}"), _ONE),
    "大文字の名前": (lambda: _renamed(str.upper), _ONE),
    "同じ中身の二つの部品": (lambda: _doubled(_members(workbook(_ROW))[-1][1].decode()), _ONE),
    "部品と同じ名前のフォルダー": (
        lambda: _packed((f"{_SHEET}/", ""), *_members(workbook(_ROW))),
        _ONE,
    ),
    "厳密な名前空間": (
        lambda: workbook(sheet=_sheet(_ROW).replace(">", f' xmlns="{_STRICT}">', 1)),
        _ONE,
    ),
    "接頭辞": (lambda: workbook(sheet=_prefixed(_sheet(_ROW))), _ONE),
    "UTF-16": (lambda: workbook(sheet=_sheet(_ROW).encode("utf-16")), _ONE),
    "逆順の行": (
        lambda: workbook('<row r="2"><c r="A2"><v>2</v></c></row>' + _ROW),
        [[1, "1"], [2, "2"]],
    ),
    "二度ある行": (
        lambda: workbook(
            _ROW + '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="B1"><v>3</v></c></row>'
        ),
        [[1, "1", "3"], [2, "2", ""]],
    ),
    "二度あるセル": (
        lambda: workbook('<row r="1"><c r="A1"><v>9</v></c><c r="A1"><v>1</v></c></row>'),
        _ONE,
    ),
    "深い入れ子": (lambda: workbook(_ROW, styles=f"{'<a>' * 100_000}{'</a>' * 100_000}"), _ONE),
    "広い列指定": (
        lambda: workbook(sheet=_sheet(_ROW, before='<cols><col min="1" max="16384"/></cols>')),
        _ONE,
    ),
    "広い結合": (
        lambda: workbook(
            sheet=_sheet(_ROW, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
        ),
        _ONE,
    ),
}
"""Read like any other workbook: the bytes, and the rows they hold."""

_DAMAGED = (
    ": ファイルが壊れているか、途中で切れています。もう一度書き出すか、控えから戻してください。"
)
_TOO_LARGE = (
    ": 展開すると異常に大きくなるファイルです。"
    "このファイルは使わず、表だけを新しいブックに貼り付けて保存してください。"
)
_UNSAFE = (
    ": Excelが書かない危険な宣言(DTD)が入っています。"
    "このファイルは使わず、作った人に確かめてください。"
)
_FAR = (
    "「受付簿」{}: 表から遠く離れたこのセルに値があります。"
    "{}列を選んで削除し、保存し直してください。"
)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "一つの部品の爆弾": (lambda: workbook(sheet=b"<worksheet>" + b" " * 60_000_000), _TOO_LARGE),
    "多くの部品の爆弾": (
        lambda: _packed(
            *_members(workbook(_ROW)),
            *((f"{number}.xml", b" " * 6_000_000) for number in range(10)),
        ),
        _TOO_LARGE,
    ),
    "多すぎる部品": (
        lambda: _packed(*((f"{number}", b"") for number in range(20_001))),
        _TOO_LARGE,
    ),
    "一つの大きなセル": (lambda: workbook(_own(_noise(16_000_000))), _TOO_LARGE),
    "共有文字列の大きなセル": (
        lambda: workbook(strings=f"<sst><si><t>{_noise(16_000_000)}</t></si></sst>"),
        _TOO_LARGE,
    ),
    "十二万字のセル": (
        lambda: workbook(_own("あ" * 120_000)),
        "「受付簿」A1: セルの文字が32,767字を超えています。そのセルの文字を短くしてください。",
    ),
    "値が遠いセル": (
        lambda: workbook(f'{_ROW}<row r="2"><c r="XFD2"><v>1</v></c></row>'),
        _FAR.format("XFD2", "XFD"),
    ),
    "対角線": (lambda: workbook(_diagonal(200_000)), _FAR.format("ZZ675", "ZZ")),
    "同じシートの繰り返し": (lambda: workbook(_ROW, workbook=_many_tabs(5_000)), _TOO_LARGE),
    "多すぎる結合": (
        lambda: workbook(sheet=_sheet(_ROW, after='<mergeCell ref="A1:B2"/>' * 100_001)),
        _TOO_LARGE,
    ),
    "多すぎる書式": (
        lambda: workbook(_ROW, styles=f"<styleSheet>{'<xf/>' * 2_100_000}</styleSheet>"),
        _TOO_LARGE,
    ),
    "途中で切れたもの": (lambda: workbook(_ROW)[:-200], _DAMAGED),
    "頭だけのもの": (lambda: workbook(_ROW)[:300], _DAMAGED),
    "少なく偽った大きさ": (lambda: _lying(20), _DAMAGED),
    "多く偽った大きさ": (lambda: _lying(10_000_000), _DAMAGED),
    "食い違う二つの部品": (
        lambda: _doubled(_sheet("")),
        _DAMAGED,
    ),
    "フォルダーになった部品": (
        lambda: _packed(
            *(
                (f"{name}/", "") if name == _SHEET else (name, part)
                for name, part in _members(workbook(_ROW))
            )
        ),
        _DAMAGED,
    ),
    "宣言": (lambda: workbook(sheet=f"{_BOMB}{_sheet(_own('&b;'))}"), _UNSAFE),
    "共有文字列の宣言": (
        lambda: workbook(strings=f"{_BOMB}<sst><si><t>&b;</t></si></sst>"),
        _UNSAFE,
    ),
    "無い共有文字列": (lambda: workbook('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), _DAMAGED),
    "負の共有文字列": (
        lambda: workbook('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
        _DAMAGED,
    ),
    "負の行番号": (lambda: workbook('<row r="-1"><c><v>1</v></c></row>'), _DAMAGED),
    "大きすぎる行番号": (
        lambda: workbook('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        _DAMAGED,
    ),
    "桁あふれの行番号": (lambda: workbook(f'<row r="{10**30}"><c><v>1</v></c></row>'), _DAMAGED),
    "UTF-8でない文字": (lambda: workbook(sheet=_sheet(_own("あ")).encode("cp932")), _DAMAGED),
}
"""Refused with one message: the bytes, and what is said after the name of the file."""
