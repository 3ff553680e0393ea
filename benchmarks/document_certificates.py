"""A thousand certificates, as one file and as a file each, made by us."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from automations import resources
from automations.documents.certificates import (
    certificate,
    certificate_files,
    certificates_document,
)
from automations.tables.report import Column, Table
from benchmarks.document_cover import COVER
from benchmarks.document_reading import lines_of, seal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CERTIFICATES = 1_000
TEMPLATE = "賞状.docx"
_COLUMNS = (
    "賞", "授与者", "取組番号", "取組名", "所属", "代表者", "メンバー", "日付", "日付（漢数字）",
    "賞の名称", "文面",
)  # fmt: skip
_FAMILIES = ("髙﨑", "𠮷田", "邉\U000e0101見", "山田", "佐藤", "鈴木", "A & B")
_TEXT = "この取組はDXアワードにおいて優れたものと認められましたのでここに表彰します"


def table(count: int = CERTIFICATES) -> Table:
    """Return the certificates as the judging makes them; nothing on them is left empty."""
    return Table("certificates", "賞状", tuple(map(Column, _COLUMNS)), tuple(_rows(count)))


def words(count: int = CERTIFICATES) -> list[dict[str, str]]:
    """Return what each certificate says, by field, as the others get it: laid out by us."""
    rows = (dict(zip(_COLUMNS, map(str, row), strict=True)) for row in table(count).rows)
    return [certificate(row, COVER) for row in rows]


def one_file(folder: Path, count: int = CERTIFICATES) -> dict[str, object]:
    """Make them as one file, with all that is checked of it."""
    given, template = table(count), resources.template_file(TEMPLATE)
    start = perf_counter()
    path = folder / "賞状_全部.docx"
    path.write_bytes(certificates_document(template, given, COVER))
    return {"seconds": perf_counter() - start, "said": said([path])}


def files(folder: Path, count: int = CERTIFICATES) -> dict[str, object]:
    """Make a file of each."""
    given, template = table(count), resources.template_file(TEMPLATE)
    start = perf_counter()
    paths = [folder / f"{number:04}.docx" for number in range(count)]
    for path, made in zip(paths, certificate_files(template, given, COVER), strict=True):
        path.write_bytes(made)
    return {"seconds": perf_counter() - start, "said": said(paths)}


def said(paths: Iterable[Path]) -> str:
    """Return the seal of all that stands on the certificates."""
    return seal(line for path in paths for line in lines_of(path.read_bytes()))


def _rows(count: int) -> Iterable[tuple[str, ...]]:
    for number in range(1, count + 1):
        family = _FAMILIES[number % len(_FAMILIES)]
        yield (
            "大賞", "区長", f"{number}", f"窓口の待ち時間を短くする取組 その{number}", "市民課",
            f"{family} 太郎{number}", f"{family} 花子、山田 一郎", "令和7年1月10日",
            "令和七年一月十日", "DXアワード", _TEXT,
        )  # fmt: skip
