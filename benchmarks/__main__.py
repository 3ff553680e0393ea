"""Measure everything and print one table, in Markdown: ``python -m benchmarks``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import measuring, surroundings
from benchmarks.comparing import Contest, Line, compare, demo, stages
from benchmarks.headline import Headline

_EXPECTED = Headline((751, 548, 203, 43), (16, 1, 15, 11, 17, 3, 14))
_LARGE = "dxten-benchmarks/large-1"  # renumber when its generator changes
_GOAL = 5  # seconds
_SCRIPT = "pandas＋openpyxl"

_EVENT = Contest(
    "体験の催しの一括集計",
    "benchmarks.product:event",
    {f"{_SCRIPT}＋python-docx": "benchmarks.ordinary_event:run"},
    seconds=25,
)
_REGISTER = Contest(
    "申込10万行の名簿",
    "benchmarks.product:register",
    {_SCRIPT: "benchmarks.ordinary_event:run_register"},
    seconds=50,
)
_READING = Contest(
    "申込10万行を読むだけ",
    "benchmarks.product:read",
    {
        "openpyxl 読取専用": "benchmarks.reading_openpyxl:read",
        "pandas、openpyxl": "benchmarks.reading_pandas:with_openpyxl",
        "pandas、calamine": "benchmarks.reading_pandas:with_calamine",
    },
    seconds=25,
    alone=True,
)
_HEAD = """\
| 測ったもの（比べた相手） | dxten | 相手 | 相手÷dxten | 目標 | 結果 | メモリ | 相手のメモリ | 回 |
|---|--:|--:|--:|--:|---|--:|--:|--:|"""


def main() -> None:
    """Make the inputs, run everything in turns, print the table."""
    large = Path(tempfile.gettempdir()) / _LARGE
    measuring.prepare("benchmarks.large_registration:write_large_event", large)
    with tempfile.TemporaryDirectory() as scratch:
        event = Path(scratch) / "event"
        measuring.prepare("benchmarks.product:make_event", event)
        lines, found = compare(_EVENT, event)
        if found != str(_EXPECTED):
            raise SystemExit(f"体験の催しの数字が違います: {found}")  # noqa: EM102, TRY003 - said once
        lines = [demo(_GOAL, rounds=5), *lines]
        spans = stages("benchmarks.product:stages", event, rounds=5)
    lines += compare(_REGISTER, large)[0] + compare(_READING, large)[0]
    print(_HEAD, *map(_shown, lines), sep="\n")
    print("\n| 体験の一括集計の段階 | ミリ秒 |\n|---|--:|")
    print(*(f"| {name} | {span:.0f} |" for name, span in spans.items()), sep="\n")
    print("", *surroundings.lines(), sep="\n")


def _shown(line: Line) -> str:
    cells = (
        line.words,
        f"{line.ours:.2f}秒",
        _optional("{:.2f}秒", line.theirs),
        _optional("{:.2f}倍", line.ratio),
        _optional("{}秒未満", line.goal),
        {None: "", True: "達成", False: "未達"}[line.met],
        f"{line.our_memory:.0f}MB",
        _optional("{:.0f}MB", line.their_memory),
        str(line.rounds),
    )
    return f"| {' | '.join(cells)} |"


def _optional(form: str, value: float | None) -> str:
    return "" if value is None else form.format(value)


if __name__ == "__main__":
    main()
