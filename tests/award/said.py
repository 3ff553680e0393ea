"""What voters said, row by row, for tests of what becomes of it; sheets are others' matter."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from automations.award.choices import choice_rules, judged_choices
from automations.award.entries import RANKED, WITHDRAWN, Entry
from automations.award.marking import marks
from automations.award.rules import AwardRules
from automations.award.scale import value_columns
from automations.tables.dispositions import counts, dispose

ENTRIES = tuple(
    Entry(number, f"取組{number}", category, "", None, disposition, number)
    for number, category, disposition in (
        (1, "窓口", RANKED),
        (2, "窓口", RANKED),
        (3, "内部", RANKED),
        (4, "内部", RANKED),
        (5, "内部", WITHDRAWN),
        (6, "窓口", "entry_exhibited"),
    )
)


@dataclass(frozen=True)
class Said:
    """One row: what a ballot gives to an entry; ``entry`` None: a name that no entry has."""

    ballot: int
    entry: int | None
    marks: tuple[int | None, ...] = (1,)
    unfit: bool = False
    repeated: bool = False


def judged(
    rows: Sequence[Said],
    rules: AwardRules,
    own: Sequence[tuple[int, int, bool, bool]] = (),
    not_counted: Sequence[int] = (),
) -> pl.DataFrame:
    """Return the rows with their dispositions; ``own``: ballot, entry, of section, of person.

    The voter of a ballot is numbered as the ballot is.
    """
    names = marks(value_columns(rules))
    marked = pl.DataFrame(
        [(each.ballot, each.entry, *each.marks, sum(one is None for one in each.marks),
          each.unfit, each.repeated) for each in rows],
        schema={"ballot_key": pl.UInt32, "entry_key": pl.Int64, **dict.fromkeys(names, pl.Int64),
                "missing": pl.Int64, "unfit": pl.Boolean, "repeated": pl.Boolean},
        orient="row",
    )  # fmt: skip
    ballots = marked.select(
        pl.col("ballot_key").unique().sort(),
    ).with_columns(
        pl.col("ballot_key").alias("voter"),
        pl.lit("").alias("voter_class"),
        ~pl.col("ballot_key").is_in(list(not_counted)).alias("stands"),
    )
    pairs = pl.DataFrame(
        own,
        schema={"voter": pl.UInt32, "entry_key": pl.Int64, "own": pl.Boolean,
                "own_entry": pl.Boolean},
        orient="row",
    )  # fmt: skip
    found = dispose(judged_choices(marked, ballots, pairs, ENTRIES, rules), choice_rules(rules))
    assert sum(each.rows for each in counts(found, choice_rules(rules))) == len(rows)
    return found


def became(
    rows: Sequence[Said],
    rules: AwardRules,
    own: Sequence[tuple[int, int, bool, bool]] = (),
    not_counted: Sequence[int] = (),
) -> list[str]:
    """Return the disposition of each row, in the order of the rows, without the prefix."""
    found = judged(rows, rules, own, not_counted)["disposition"]
    return [each.removeprefix("choice_") for each in found]
