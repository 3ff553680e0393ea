"""An answer is recorded once; a changed answer stands beside the earlier one and holds."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.errors import InputUnfit, PermissionRefused
from automations.ledger.decisions import Decision, current, record, seal
from automations.tables.places import Place
from tests.shut_folder import shut

TIE = Decision(
    key="同点:窓口DX/窓口DXプラス",
    choice="窓口DX",
    reason="要領第5条",
    decided_by="審査委員長",
    decided_on=date(2024, 12, 26),
    recorded_at=datetime(2024, 12, 26, 1, 0, tzinfo=UTC),
    where=Place("判定.xlsx", "同点", 3, 4),
)
PAIR = replace(TIE, key="名寄せ:12/40", choice="同じ人", decided_on=None)


def files(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "記録" / "判定").iterdir())


def test_before_the_first_answer_there_is_none(root: Path) -> None:
    assert current(root) == {}


def test_what_is_read_back_is_what_was_recorded(root: Path) -> None:
    assert record(root, TIE)
    assert record(root, PAIR)
    assert current(root) == {PAIR.key: PAIR, TIE.key: TIE}
    assert list(current(root)) == sorted([PAIR.key, TIE.key])


def test_a_file_name_carries_nothing_that_a_person_typed(root: Path) -> None:
    key = "../../賞\u202e"
    record(root, replace(TIE, key=key))
    assert files(root) == [f"{hashlib.sha256(key.encode()).hexdigest()[:32]}-1.json"]


def test_the_same_answer_again_changes_nothing_wherever_it_was_read(root: Path) -> None:
    record(root, TIE)
    before = files(root)
    moved = replace(TIE, recorded_at=datetime(2025, 1, 6, tzinfo=UTC), where=Place("判定.xlsx"))
    assert not record(root, moved)
    assert files(root) == before
    assert current(root) == {TIE.key: TIE}


@pytest.mark.parametrize(
    "changed",
    [
        replace(TIE, choice="窓口DXプラス"),
        replace(TIE, reason="要領第6条"),
        replace(TIE, decided_by="副委員長"),
        replace(TIE, decided_on=None),
        replace(TIE, choice=""),
    ],
)
def test_a_changed_answer_holds_and_the_earlier_one_stays(root: Path, changed: Decision) -> None:
    record(root, TIE)
    first = next((root / "記録" / "判定").iterdir())
    kept = first.read_bytes()
    assert record(root, changed)
    assert current(root) == {TIE.key: changed}
    assert len(files(root)) == 2
    assert first.read_bytes() == kept


def test_of_many_answers_the_last_one_holds(root: Path) -> None:
    for number in range(1, 12):
        record(root, replace(TIE, choice=str(number)))
    assert current(root)[TIE.key].choice == "11"
    assert record(root, replace(TIE, choice="1"))
    assert len(files(root)) == 12


def numbered(root: Path, number: int) -> Path:
    return next((root / "記録" / "判定").glob(f"*-{number}.json"))


def answered_three_times(root: Path) -> None:
    for choice in ("窓口DX", "窓口DXプラス", "窓口DX"):
        record(root, replace(TIE, choice=choice))


def test_a_rewritten_answer_is_named(root: Path) -> None:
    answered_three_times(root)
    path = numbered(root, 3)
    path.write_bytes(path.read_bytes().replace("窓口DX".encode(), "庁内DX".encode()))
    with pytest.raises(InputUnfit) as refused:
        current(root)
    assert str(refused.value) == (
        f"事務局限り/記録/判定/{path.name}: 判定の記録が壊れているか、後から書き換えられています。"
        "控えから元のファイルを戻してください。"
        "戻せないときは、このファイルを「記録」の外へ移し、もう一度実行してください。"
    )


def test_a_missing_answer_is_named_where_its_follower_stands(root: Path) -> None:
    answered_three_times(root)
    numbered(root, 2).unlink()
    with pytest.raises(InputUnfit) as refused:
        record(root, replace(TIE, choice="庁内DX"))
    assert str(refused.value) == (
        f"事務局限り/記録/判定/{numbered(root, 3).name}: "
        "判定の記録のうち、2番目のファイルがありません。控えから元のファイルを戻してください。"
        "戻せないときは、これより後の番号のファイルを「記録」の外へ移し、"
        "もう一度実行してください。"
    )


def test_an_earlier_answer_under_a_later_number_is_named(root: Path) -> None:
    answered_three_times(root)
    first = numbered(root, 1)
    first.with_name(first.name.replace("-1", "-4")).write_bytes(first.read_bytes())
    with pytest.raises(InputUnfit, match=r"-4\.json: 判定の記録が壊れているか"):
        current(root)


def test_every_record_that_cannot_be_used_is_named_at_once(root: Path) -> None:
    record(root, TIE)
    record(root, PAIR)
    for path in (root / "記録" / "判定").iterdir():
        path.write_bytes(b"")
    with pytest.raises(InputUnfit) as refused:
        current(root)
    assert len(refused.value.sentences) == 2


def test_what_else_people_put_there_is_left_alone(root: Path) -> None:
    record(root, TIE)
    (root / "記録" / "判定" / "メモ.json").write_bytes(b"")
    assert current(root) == {TIE.key: TIE}


ANSWERS = st.dictionaries(
    st.sampled_from("abc"), st.builds(replace, st.just(TIE), choice=st.sampled_from("xy"))
)


def keyed(answers: dict[str, Decision]) -> dict[str, Decision]:
    return {key: replace(each, key=key) for key, each in answers.items()}


@given(ANSWERS, ANSWERS)
def test_equal_seals_mean_equal_answers(
    one: dict[str, Decision], other: dict[str, Decision]
) -> None:
    assert (seal(keyed(one)) == seal(keyed(other))) == (one == other)


def test_the_seal_knows_neither_order_nor_when_and_where_an_answer_was_read() -> None:
    moved = replace(TIE, recorded_at=datetime(2025, 1, 6, tzinfo=UTC), where=Place("写し.xlsx"))
    assert seal({"b": PAIR, "a": TIE}) == seal({"a": moved, "b": PAIR})


def test_who_may_not_look_is_told_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(root, TIE)
    shut(root / "記録", monkeypatch)
    with pytest.raises(PermissionRefused) as refused:
        current(root)
    assert str(refused.value) == (
        f"{root.name}/記録/判定: 中を見る権限がありません。"
        "フォルダーの管理者に、事務局の人として読み書きの権限を付けてもらってください。"
    )
