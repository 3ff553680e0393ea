"""What one would otherwise write for the demo's whole job: pandas, openpyxl and python-docx.

It takes the form of the input for granted, where the product looks for it: which rows are titles,
what the columns are called, which encoding a file has, how cancellations are marked. It names no
place of a fault, keeps no record, and has no rule for what only a person can decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from benchmarks import ordinary_register as ordinary
from benchmarks.headline import Headline
from benchmarks.large_registration import BOOK
from benchmarks.ordinary_outputs import write_document, write_workbook
from benchmarks.ordinary_vote import WEIGHTS, Vote, count

if TYPE_CHECKING:
    from pathlib import Path

_REGISTER = {"name": "氏名", "kana": "フリガナ", "body": "団体", "section": "所属", "kind": "区分",
             "mail": "メール", "staff_number": "職員番号", "source": "申込元"}  # fmt: skip
_HEARD = {"sent": "受付日時", "職員番号": "職員番号", "disposition": "処理区分"}


def run(folder: Path) -> Headline:
    """Read the event in ``folder``, write 結果.xlsx and 報告資料.docx, return the headline."""
    rows = ordinary.registrations(folder)
    people, lines = ordinary.register(rows), ordinary.reception(folder)
    vote, compared = count(folder), ordinary.attendance(lines)
    counts = tuple(int(number) for number in compared["今回"])
    headline = Headline(counts, _numbers(vote.finalists))
    tables = {**_of_people(rows, people, lines), "前回との比較": compared, **_of_vote(vote)}
    write_workbook(folder / "結果.xlsx", {"状況": _status(headline, vote, people), **tables})
    write_document(folder / "報告資料.docx", _sentences(headline, vote), _for_executives(tables))
    return headline


def run_register(folder: Path) -> int:
    """Read the 100,000 rows, write 結果_名簿.xlsx beside, return the number of registrants."""
    rows = ordinary.forms_registrations(folder / BOOK)
    people = ordinary.register(rows)
    status = {"項目": ["申込件数", "申込者数"], "値": [len(rows), len(people)]}
    tables = {
        "状況": pd.DataFrame(status),
        "登録台帳": _listed(people),
        "同じ人としてまとめた行": _repeated(rows),
    }
    write_workbook(folder / "結果_名簿.xlsx", tables)
    return len(people)


def _numbers(entries: pd.DataFrame) -> tuple[int, ...]:
    return tuple(int(number) for number in entries["番号"])


def _status(headline: Headline, vote: Vote, people: pd.DataFrame) -> pd.DataFrame:
    figures = {
        "申込者数": len(people),
        **dict(zip(ordinary.LAST_TIME, headline.counts, strict=True)),
        "投票受付数": len(vote.ballots),
        "投票対象者数": vote.voters,
        "有効票数": int((vote.ballots["disposition"] == "有効").sum()),
    }
    return pd.DataFrame({"項目": list(figures), "値": list(figures.values())})


def _of_people(
    rows: pd.DataFrame, people: pd.DataFrame, lines: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    came = ordinary.visitors(lines)
    external = came[came["kind"] == "庁外"]
    kinds = pd.DataFrame({"申込者": people["kind"].value_counts(),
                          "来場": came["kind"].value_counts()})  # fmt: skip
    state = lines["came"].map({True: "来場", False: "欠席"})
    bodies = external["body_key"].value_counts().rename_axis("団体").reset_index(name="人数")
    return {
        "申込の処理区分": rows.groupby("source").size().reset_index(name="件数"),
        "登録台帳": _listed(people),
        "同じ人としてまとめた行": _repeated(rows),
        "区分別の来場": kinds.rename_axis("区分").fillna(0).astype(int).reset_index(),
        "団体別の庁外来場者": bodies,
        "受付簿の処理区分": pd.crosstab(lines["kind"], state).reset_index(),
    }


def _listed(people: pd.DataFrame) -> pd.DataFrame:
    shown = people[list(_REGISTER)].rename(columns=_REGISTER)
    shown.insert(0, "通し番号", range(1, len(shown) + 1))
    return shown


def _repeated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of everybody who stands in the lists more than once, side by side."""
    known = ordinary.keyed(rows)
    several = known[known.duplicated("person", keep=False)].sort_values("person", kind="stable")
    return several[list(_REGISTER)].rename(columns=_REGISTER)


def _of_vote(vote: Vote) -> dict[str, pd.DataFrame]:
    states = vote.ballots["disposition"].value_counts().rename_axis("処理区分")
    unknown = vote.ballots[vote.ballots["disposition"] == "名簿にない職員番号"]
    return {
        "要確認": unknown[["職員番号"]].assign(見つかったこと="名簿にない職員番号"),
        "評価基準と配点": pd.DataFrame({"評価基準": list(WEIGHTS), "配点": list(WEIGHTS.values())}),
        "ファイナリスト（案）": vote.finalists,
        "次点": vote.runners_up,
        "取組の順位": vote.standings,
        "票の処理区分": states.reset_index(name="票数"),
        "投票受付簿": vote.ballots[list(_HEARD)].rename(columns=_HEARD).sort_values("受付日時"),
    }


def _sentences(headline: Headline, vote: Vote) -> list[str]:
    visitors, host, external, bodies = headline.counts
    best = "、".join(vote.finalists["取組名"])
    return [
        f"来場者は{visitors}人（庁内{host}人、庁外{external}人・{bodies}団体）。",
        f"職員投票は{len(vote.ballots)}票。ファイナリスト（案）は{best}。",
    ]


def _for_executives(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    wanted = ("前回との比較", "ファイナリスト（案）", "次点", "取組の順位", "評価基準と配点",
              "票の処理区分", "区分別の来場", "団体別の庁外来場者",
              "受付簿の処理区分", "申込の処理区分")  # fmt: skip
    return {name: tables[name] for name in wanted}
