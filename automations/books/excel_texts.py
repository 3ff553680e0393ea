"""The texts of a workbook: runs joined, readings (phonetic runs) left out, escapes undone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from automations.books.excel_chunks import Chunks, Irregular, check_form
from automations.books.excel_package import attribute, children
from automations.books.in_order import in_order

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from automations.books.excel_package import Package

# A text and its readings. Written so that at each letter there is one way to go on.
_ONE_RUN = (
    r"^<t(?: [^>]*)?>([^<]*)</t><(?:rPh[^>]*><t[^>]*>[^<]*</t></rPh><)*"
    r"(?:phoneticPr[^>]*><)?/si>[ \n\t]*$"
)
_READING = r"(?s)<rPh\b.*?</rPh>"
_RUN = r"<t(?:\s[^>]*)?>[^<]*</t>"
_STRIKE = r'<strike(?: val="(?:1|true)")? ?/>'
_REFERENCE = re.compile("&(?:#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SharedTexts:
    """The table of shared texts, and how each strikes its runs out (see `runs_struck`)."""

    texts: pl.Series
    runs: pl.Series


def changed(values: pl.Series, where: pl.Series, change: Callable[[str], str]) -> pl.Series:
    """Return the texts with ``change`` applied where the mask says so; each distinct one once."""
    if not where.any():
        return values
    chosen = values.filter(where)
    distinct = chosen.unique()
    new = pl.Series([change(text) for text in distinct], dtype=pl.String)
    return _replaced(values, where, chosen.replace_strict(distinct, new))


def _replaced(values: pl.Series, where: pl.Series, new: pl.Series) -> pl.Series:
    return values.clone().scatter(where.arg_true(), new)  # scatter changes what it is called on


def raw_texts(bodies: pl.Series) -> pl.Series:
    """Return the runs of each ``<is>`` or ``<si>``, joined but not decoded, "" where none is."""
    runs = bodies.str.replace_all(_READING, "").str.extract_all(_RUN)
    return runs.list.join("").str.replace_all("<[^>]*>", "")


def runs_struck(bodies: pl.Series) -> pl.Series:
    """Tell of each text whether it is struck out: 1 yes, -1 no, 0 as the style of its cell."""
    if not bodies.str.contains("<strike", literal=True).any():
        return pl.repeat(0, len(bodies), dtype=pl.Int8, eager=True)
    body = pl.col("body").str.replace_all(_READING, "").str
    runs, styled = body.count_matches(r"<r[ >]"), body.count_matches(r"<rPr[ />]")
    strikes = body.count_matches(_STRIKE)
    told = pl.when(styled > strikes).then(-1).when((runs == strikes) & (runs > 0)).then(1)
    return bodies.alias("body").to_frame().select(told.otherwise(0).cast(pl.Int8)).to_series()


def decoded(texts: pl.Series) -> pl.Series:
    """Undo XML references, then Excel's own escapes."""
    return unescaped(dereferenced(texts))


def unescaped(texts: pl.Series) -> pl.Series:
    """Undo Excel's ``_x000D_`` escapes. A line break in a cell is always one LF."""
    escaped = texts.str.contains("_x", literal=True)
    if escaped.any():
        texts = changed(texts, escaped, unescape)
    if texts.str.contains("\r", literal=True).any():
        texts = texts.str.replace_all("\r\n", "\n", literal=True)
    return texts


def dereferenced(texts: pl.Series) -> pl.Series:
    """Undo XML references."""
    referring = texts.str.contains("&", literal=True)
    if not referring.any():
        return texts
    chosen = texts.filter(referring)
    found = chosen.str.extract_all(_REFERENCE.pattern).explode(empty_as_null=False).unique()
    if not len(found):
        return texts
    meant = [_referred(reference) for reference in found]
    return _replaced(texts, referring, chosen.str.replace_many(found.to_list(), meant))


def unescape(text: str) -> str:
    r"""Undo Excel's escapes; halves of a character that do not fit together become U+FFFD.

    >>> unescape("1_x000D_2_x005F_x000D_3")
    '1\r2_x000D_3'
    """
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return _paired(text)


def _paired(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _referred(reference: str) -> str:
    name = reference[1:-1]
    if name[0] != "#":
        return _NAMED.get(name, reference)
    return _paired(chr(int(f"0{name[1:]}", base=0) if name[1] == "x" else int(name[1:])))


def shared_texts(package: Package, part: str) -> SharedTexts:
    """Return the table of shared texts; empty if the workbook has none. Raises `Unbounded`."""
    chunks = Chunks(package.stream(part), b"sst", b"sst", b"si")
    try:
        found = list(in_order(_chunk_texts, chunks))
    except Irregular:
        found = [_parsed_texts(package, part)]
    return SharedTexts(
        pl.concat([each.texts for each in found]), pl.concat([each.runs for each in found])
    )


def _chunk_texts(chunk: bytes) -> SharedTexts:
    items = pl.Series("text", [chunk.replace(b"<si/>", b"<si></si>")], dtype=pl.Binary)
    try:
        bodies = items.cast(pl.String).str.split("<si>").explode()
    except pl.exceptions.PolarsError:  # no UTF-8
        raise Irregular from None
    if bodies[0].strip():
        raise Irregular
    bodies = bodies.slice(1)
    texts = bodies.str.extract(_ONE_RUN)
    rich = texts.is_null()
    if rich.any():
        others = bodies.filter(rich)
        if not others.str.contains(r"^(?s:.*)</si>[ \n\t]*$").all():
            raise Irregular
        check_form(b"<sst>", chunk, b"</sst>")
        texts = _replaced(texts, rich, raw_texts(others))
    return SharedTexts(decoded(texts), runs_struck(bodies))


def _parsed_texts(package: Package, part: str) -> SharedTexts:
    tree = package.tree(part) if part else None
    items = [] if tree is None else list(children(tree, "si"))
    return SharedTexts(
        pl.Series("text", [_item_text(each) for each in items], dtype=pl.String),
        pl.Series([_item_struck(each) for each in items], dtype=pl.Int8),
    )


def _item_text(item: Element) -> str:
    readings = {id(t) for reading in children(item, "rPh") for t in children(reading, "t")}
    runs = (each.text or "" for each in children(item, "t") if id(each) not in readings)
    return unescape("".join(runs))


def _item_struck(item: Element) -> int:
    runs, styled = list(children(item, "r")), list(children(item, "rPr"))
    strikes = [
        each for each in children(item, "strike") if attribute(each, "val") not in {"0", "false"}
    ]
    if len(styled) > len(strikes):
        return -1
    return int(len(runs) == len(strikes) > 0)
