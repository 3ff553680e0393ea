"""The engine knows no field: another list of people is another scheme on the same engine."""

import polars as pl

from automations.people.pairing.candidates import candidates
from automations.people.pairing.matched import in_order_of_contents, matched
from automations.people.pairing.scheme import (
    Field,
    Level,
    Measure,
    Rung,
    Scheme,
    apart,
    one_lacks,
    same,
)
from automations.people.pairing.slips import slips


def field(name: str) -> Field:
    return Field(name, (
        Level("missing", one_lacks(name), 0),
        Level("same", same(name), 10),
        Level("near", pl.col(f"{name}_slips") == 1, 5),
        Level("different", pl.lit(value=True), -10),
    ))  # fmt: skip


def scheme(window: int = 12) -> Scheme:
    return Scheme(
        prepare=lambda records: records.sort("title", "author", "isbn"),
        compared=("title", "author", "isbn"),
        rarities=(),
        measures=tuple(Measure(f"{each}_slips", each, slips, apart(each))
                       for each in ("title", "author", "isbn")),
        fields=(field("title"), field("author"), field("isbn")),
        blocks=(("title",), ("isbn",), ("title", "author")),
        certain=(Rung("isbn", {"isbn": ("same",), "title": ("same", "near")}),
                 Rung("title_and_author", {"title": ("same",), "author": ("same",)},
                      {"isbn": ("different",)})),
        window=window,
    )  # fmt: skip


def books(*rows: tuple[str, str, str]) -> pl.DataFrame:
    columns = {"title": pl.String, "author": pl.String, "isbn": pl.String}
    signed = pl.Series("signature", [str(number) for number in range(len(rows))])
    frame = pl.DataFrame(rows, schema=columns, orient="row").with_columns(signed)
    return frame.with_row_index("record")


def test_a_scheme_says_what_is_certain_and_what_forbids_it() -> None:
    found = matched(
        books(("坊っちゃん", "夏目", "1"), ("坊ちゃん", "", "1"), ("こころ", "夏目", "2"),
              ("こころ", "夏目", ""), ("こころ", "夏目", "3456")), scheme(),
    )  # fmt: skip
    assert found.persons.rows() == [
        (0, 0, "", None),
        (1, 0, "isbn", 0),
        (2, 2, "", None),
        (3, 2, "title_and_author", 2),
        (4, 2, "title_and_author", 3),
    ]


def test_what_agrees_in_part_is_a_question() -> None:
    found = matched(books(("こころ", "夏目", ""), ("こころ", "夏日", "")), scheme())
    (doubt,) = found.doubts
    assert [(each.field, each.level, each.points) for each in doubt.evidence] == [
        ("title", "same", 10),
        ("author", "near", 5),
        ("isbn", "missing", 0),
    ]
    assert doubt.points == 15


def test_few_records_that_agree_are_all_compared() -> None:
    rows = books(*(("こころ", f"著者{number}", "") for number in range(5)))
    prepared = in_order_of_contents(rows, scheme())
    assert candidates(prepared, scheme()).height == 10


def test_where_many_agree_only_those_are_compared_that_agree_in_more() -> None:
    rows = books(*(("こころ", f"著者{number // 2}", "") for number in range(40)))
    prepared = in_order_of_contents(rows, scheme())
    pairs = candidates(prepared, scheme())
    assert pairs.height == 20
    author = prepared["author"]
    assert author[pairs["one"]].to_list() == author[pairs["other"]].to_list()


def test_a_block_that_nothing_narrows_is_walked_through_a_window() -> None:
    rows = books(*((f"題{number}", "", "1") for number in range(10)))
    prepared = in_order_of_contents(rows, scheme(window=2))
    assert candidates(prepared, scheme(window=2)).height == 9 + 8


def test_no_records_are_no_pairs() -> None:
    found = matched(books(), scheme())
    assert found.persons.height == 0
    assert found.doubts == ()
