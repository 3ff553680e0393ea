"""The texts of a workbook: runs joined, readings (phonetic runs) left out, escapes undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from automations.books.excel_package import children

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from automations.books.excel_package import Package

_ONE_RUN = r"^(?:[^>]*><is>)?<t(?:\s[^>]*)?>([^<]*)</t>(?:<phoneticPr[^>]*/>)?</(?:is|si)>"
_READING = r"(?s)<rPh\b.*?</rPh>"
_RUN = r"<t(?:\s[^>]*)?>[^<]*</t>"
_REFERENCE = re.compile("&(?:#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def changed(values: pl.Series, where: pl.Series, change: Callable[[str], str]) -> pl.Series:
    """Return the texts with ``change`` applied where the mask says so; each distinct one once."""
    if not where.any():
        return values
    chosen = values.filter(where).unique()
    return values.replace(chosen, pl.Series([change(text) for text in chosen], dtype=pl.String))


def texts_of(bodies: pl.Series) -> pl.Series:
    """Return the text of each cell with an ``<is>``, or of each ``<si>`` after its opening tag."""
    simple = bodies.str.extract(_ONE_RUN)
    rich = simple.is_null()
    if rich.any():
        runs = bodies.filter(rich).str.replace_all(_READING, "").str.extract_all(_RUN)
        simple = simple.scatter(rich.arg_true(), runs.list.join("").str.replace_all("<[^>]*>", ""))
    return decoded(simple)


def decoded(texts: pl.Series) -> pl.Series:
    """Undo XML references, then Excel's own ``_x000D_`` escapes.

    A line break in a cell is always one LF.
    """
    found = texts.str.extract_all(_REFERENCE.pattern).explode(empty_as_null=False).unique()
    if len(found):
        meant = [_referred(reference) for reference in found]
        texts = texts.str.replace_many(found.to_list(), meant)
    texts = changed(texts, texts.str.contains(_ESCAPED.pattern), unescape)
    return texts.str.replace_all("\r\n", "\n", literal=True)


def unescape(text: str) -> str:
    r"""Undo Excel's escapes; halves of a character that do not fit together become U+FFFD.

    >>> unescape("1_x000D_2_x005F_x000D_3")
    '1\r2_x000D_3'
    """
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _referred(reference: str) -> str:
    name = reference[1:-1]
    if name[0] != "#":
        return _NAMED.get(name, reference)
    return chr(int(f"0{name[1:]}", base=0) if name[1] == "x" else int(name[1:]))


def shared_texts(package: Package, part: str) -> pl.Series:
    """Return the table of shared strings; empty if the workbook has none."""
    content = package.part(part) if part else b""
    if not content:
        return pl.Series("text", [], dtype=pl.String)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if "<!" in text or "<sst" not in text or not text.rstrip().endswith("</sst>"):
        return _parsed_texts(package, part)
    pieces = text.replace("<si/>", "<si></si>").replace("\r\n", "\n").split("<si>")[1:]
    return texts_of(pl.Series("text", pieces, dtype=pl.String))


def _parsed_texts(package: Package, part: str) -> pl.Series:
    tree = package.tree(part)
    items = [] if tree is None else [_item_text(each) for each in children(tree, "si")]
    return pl.Series("text", items, dtype=pl.String)


def _item_text(item: Element) -> str:
    readings = {id(t) for reading in children(item, "rPh") for t in children(reading, "t")}
    runs = (each.text or "" for each in children(item, "t") if id(each) not in readings)
    return unescape("".join(runs))
