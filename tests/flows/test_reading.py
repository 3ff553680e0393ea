"""What a job reads, and from where: each sheet for one purpose."""

from hashlib import sha256
from pathlib import Path

import pytest

from automations.errors import InputUnfit
from automations.flows.deciding import decide_event
from automations.flows.event_folder import open_event
from automations.flows.reading import read_inputs
from automations.flows.scope import EVERYTHING, Part
from tests.small_event import AFTER, change_text


def refusal(folder: Path) -> list[str]:
    event = open_event(folder)
    with pytest.raises(InputUnfit) as refused:
        read_inputs(event, EVERYTHING.within(event.event))
    return str(refused.value).splitlines()


def test_a_list_that_is_named_twice_is_not_counted_twice(small: Path) -> None:
    again = '[[registration.sources]]\nbook = "./申込.csv"\n\n[registration.reception]'
    change_text(small / "event.toml", {"[registration.reception]": again})
    (said,) = refusal(small)
    assert said == (
        "./申込.csv「申込」: このシートが、二つの用途（申込、申込）に指定されています。"
        "同じ行を二度数えないよう、設定で別のシートを指定するか、片方の指定を消してください。"
    )


def test_one_sheet_is_not_both_roll_and_entries(small: Path) -> None:
    change_text(small / "event.toml", {'"名簿.csv"': '"エントリー.csv"'})
    (said,) = refusal(small)
    assert said.startswith(
        "エントリー.csv「エントリー」: "
        "このシートが、二つの用途（取組、投票対象者名簿）に指定されています。"
    )


def test_last_years_ballots_in_this_years_folder_are_no_vote(small: Path) -> None:
    change_text(small / "投票.csv", {"2024/12/": "2023/12/"})
    event = open_event(small)
    inputs = read_inputs(event, EVERYTHING.within(event.event))
    with pytest.raises(InputUnfit) as refused:
        decide_event(inputs, event.event, AFTER, {})
    assert "投票.csv「投票」: 有効な票が一つもありません（" in str(refused.value)


def test_what_is_kept_is_what_was_read_though_somebody_sorts_the_sheet_meanwhile(
    small: Path,
) -> None:
    path = small / "投票.csv"
    before = path.read_bytes()
    inputs = read_inputs(open_event(small), frozenset(Part))
    heading, *rows = before.splitlines(keepends=True)
    path.write_bytes(b"".join([heading, *reversed(rows)]))
    book = inputs.books["投票.csv"]
    assert path.read_bytes() != before
    assert (book.content, book.digest) == (before, sha256(before).hexdigest())
