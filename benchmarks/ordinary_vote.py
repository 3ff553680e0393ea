"""What one would otherwise write: the staff vote in pandas, from the form's answers to seven."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from pathlib import Path

WEIGHTS = {"効果": 40, "工夫・新規性": 30, "横展開のしやすさ": 20, "継続性": 10}
_CRITERIA = list(WEIGHTS)
_OPENS, _CLOSES = pd.Timestamp("2024-12-02 09:00:00"), pd.Timestamp("2024-12-06 17:15:00")
_MOST, _HIGHEST, _MINIMUM, _SEATS, _RUNNERS_UP = 3, 5, 3, 7, 2
_VALID = "有効"
_RUN_OFF = 14  # the entry that the committee chose where everything was equal
_RANKED_BY = ["得点", *_CRITERIA, "選んだ人数", "決選"]
_ENTRY = r"^(?P<criterion>.+?) \[(?P<entry>\d+) .*\]$"


@dataclass(frozen=True, slots=True)
class Vote:
    """The count: every ballot with its ``disposition``, the standings, and who was chosen."""

    ballots: pd.DataFrame
    standings: pd.DataFrame
    finalists: pd.DataFrame
    runners_up: pd.DataFrame
    voters: int


def count(folder: Path) -> Vote:
    """Read entries, roll and ballots, and count."""
    entries, roll = _entries(folder), _roll(folder)
    ballots = _disposed(_ballots(folder), roll)
    choices = _valid(_choices(ballots, entries))
    spoilt = (ballots["disposition"] == _VALID) & ~ballots.index.isin(choices["ballot"])
    ballots["disposition"] = ballots["disposition"].mask(spoilt, "すべての選択が無効")
    standings = _standings(choices, entries)
    finalists = _chosen(standings)
    rest = standings[~standings["番号"].isin(finalists["番号"])]
    return Vote(ballots, standings, finalists, rest.head(_RUNNERS_UP), len(roll))


def _entries(folder: Path) -> pd.DataFrame:
    read = pd.read_excel(folder / "共有/エントリー.xlsx", header=2, dtype=str, engine="openpyxl")
    read = read[read["番号"].str.isdigit()]
    ranked = read["取下げ日時"].isna() & (read["審査の希望"] == "希望する")
    numbered = read.assign(番号=read["番号"].astype(int), ranked=ranked)
    people = read["代表者"] + "、" + read["メンバー"].fillna("")
    return numbered.assign(people=people)[["番号", "取組名", "部門", "所属", "people", "ranked"]]


def _roll(folder: Path) -> pd.DataFrame:
    book = folder / "事務局限り/投票対象者名簿.xlsx"
    read = pd.read_excel(book, header=1, dtype=str, engine="openpyxl")
    return read.assign(voter=_voter(read["職員番号"]))[["voter", "氏名", "所属", "兼務所属"]]


def _ballots(folder: Path) -> pd.DataFrame:
    read = pd.read_excel(folder / "事務局限り/投票.xlsx", dtype=str, engine="openpyxl")
    sent = pd.to_datetime(read["タイムスタンプ"])
    return read.assign(sent=sent, voter=_voter(read["職員番号"])).rename(columns={"所属": "said"})


def _voter(numbers: pd.Series) -> pd.Series:
    folded = numbers.str.normalize("NFKC").str.strip()
    return folded.str.replace(r"\.0$", "", regex=True).str.lstrip("0")


def _disposed(ballots: pd.DataFrame, roll: pd.DataFrame) -> pd.DataFrame:
    """Say of each ballot why it does not count, or that it does; the first reason stands."""
    known = ballots.merge(roll, on="voter", how="left", indicator=True)
    early, late = known["sent"] < _OPENS, known["sent"] > _CLOSES
    unknown = known["_merge"] == "left_only"
    fit = known[~early & ~late & ~unknown].sort_values("sent", kind="stable")
    again = known.index.isin(fit.index[fit.duplicated("voter", keep="last")])
    grid = known.columns[known.columns.str.match(_ENTRY)]
    blank = known[grid].isna().all(axis=1)
    reason = pd.Series(_VALID, index=known.index)
    rules = {"白票": blank, "再投票により置き換え": again, "名簿にない職員番号": unknown,
             "締切後": late, "投票開始前": early}  # fmt: skip
    for words, hit in rules.items():
        reason = reason.mask(hit, words)
    return known.assign(disposition=reason)


def _choices(ballots: pd.DataFrame, entries: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each ballot and entry with any mark: a column a criterion."""
    counted = ballots[ballots["disposition"] == _VALID].rename_axis("ballot").reset_index()
    grid = counted.columns[counted.columns.str.match(_ENTRY)]
    long = counted.melt("ballot", grid, "heading", "mark").dropna(subset="mark")
    long = long.join(long["heading"].str.extract(_ENTRY))
    long["mark"] = pd.to_numeric(long["mark"].str.normalize("NFKC"), errors="coerce")
    marks = long.set_index(["ballot", "entry", "criterion"])["mark"]
    wide = marks.unstack().reset_index()  # noqa: PD010 - pivot_table would take means of marks
    wide["entry"] = wide["entry"].astype(int)
    of_voter = counted[["ballot", "氏名", "所属", "兼務所属"]].add_suffix("_voter")
    return wide.merge(entries, left_on="entry", right_on="番号").merge(
        of_voter, left_on="ballot", right_on="ballot_voter"
    )


def _valid(choices: pd.DataFrame) -> pd.DataFrame:
    """Leave out what does not count: over-votes void the category, the rest that choice."""
    marks = choices[_CRITERIA]
    over = choices.groupby(["ballot", "部門"])["entry"].transform("size") > _MOST
    columns = ("所属", "people", "所属_voter", "兼務所属_voter", "氏名_voter")
    own = pd.Series(
        [
            not {first, second}.isdisjoint(sections.split("、")) or name in people.split("、")
            for sections, people, first, second, name in choices[[*columns]].itertuples(index=False)
        ],
        index=choices.index,
    )
    readable = marks.notna().all(axis=1) & (marks.ge(1) & marks.le(_HIGHEST)).all(axis=1)
    return choices[choices["ranked"] & readable & ~over & ~own]


def _standings(choices: pd.DataFrame, entries: pd.DataFrame) -> pd.DataFrame:
    """Sum the marks of each entry and weigh them; whole numbers until the one division."""
    sums = choices.groupby("entry")[_CRITERIA].sum().astype(int)
    sums["選んだ人数"] = choices.groupby("entry").size()
    weighted = sum(sums[name] * weight for name, weight in WEIGHTS.items())
    sums["得点"] = weighted / sum(WEIGHTS.values())
    ranked = entries[entries["ranked"]][["番号", "取組名", "部門", "所属"]]
    ranked = ranked.assign(決選=ranked["番号"] == _RUN_OFF)
    table = ranked.merge(sums, left_on="番号", right_index=True, how="left").fillna(0)
    table = table.sort_values(_RANKED_BY, ascending=False, ignore_index=True)
    table.insert(0, "順位", table["得点"].rank(method="min", ascending=False).astype(int))
    return table


def _chosen(standings: pd.DataFrame) -> pd.DataFrame:
    """Take the best of each category, then the best of the rest; ties by the sort's columns."""
    best = standings.groupby("部門").head(_MINIMUM)
    rest = standings.drop(best.index).head(_SEATS - len(best))
    return pd.concat([best, rest]).sort_index()
