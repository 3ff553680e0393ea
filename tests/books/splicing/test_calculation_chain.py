"""A cell whose formula goes leaves Excel's list of formulas, or Excel calls the book damaged."""

from __future__ import annotations

from automations.books.splicing.splice import spliced
from tests.books.splicing.packages import (
    CHAIN,
    RELATIONS,
    TYPES,
    files,
    packed,
    part,
    statuses,
    unpacked,
)


def _with_chain(row: str, entries: str) -> bytes:
    made = files(row)
    chain = f'<calcChain xmlns="http://x">{entries}</calcChain>'
    related = b'<Relationship Id="c" Type="http://x/calcChain" Target="/xl/calcChain.xml"/>'
    made[RELATIONS] = made[RELATIONS].replace(b"</Rel", related + b"</Rel")
    override = b'<Override PartName="/xl/calcChain.xml" ContentType="c"/></Types>'
    return packed(made | {TYPES: made[TYPES].replace(b"</Types>", override), CHAIN: chain.encode()})


_FORMULA = '<row r="2"><c r="B2"><f>1</f></c><c r="C2" s="1"><f>A1</f><v>0</v></c></row>'


def test_a_formula_of_the_column_leaves_the_calculation_chain() -> None:
    before = _with_chain(_FORMULA, '<c r="C2" i="1"/><c r="B2"/><c r="C2" i="2"/>')
    after = spliced(before, statuses((2, "済")))
    assert part(after, CHAIN) == (
        '<calcChain xmlns="http://x"><c i="1" r="B2"/><c r="C2" i="2"/></calcChain>'
    )


def test_a_calculation_chain_that_gets_empty_goes_with_all_that_tells_of_it() -> None:
    before = _with_chain(_FORMULA, '<c r="C2" i="1"/>')
    after = unpacked(spliced(before, statuses((2, "済"))))
    assert CHAIN not in after
    assert b"calcChain" not in after[TYPES] + after[RELATIONS]
