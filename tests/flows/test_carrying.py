"""An event leaves for where there is no share; both sides know, until it comes back."""

import os
import shutil
from pathlib import Path

import pytest

from automations.errors import InputUnfit, OutputNotWritten, RunInProgress, TryAgain
from automations.flows import carrying_files
from automations.flows.carrying import copies_noted, give_up
from automations.flows.event_folder import open_event
from automations.flows.folder_state import read_state
from automations.ledger.carried import Stage, passages
from automations.ledger.locking import event_lock
from tests.flows.carried_event import (
    RECEPTION,
    add_line,
    back,
    contents,
    left,
    people,
    ran,
)
from tests.small_event import AFTER, RESTRICTED, change_text


@pytest.fixture
def copy(small: Path, tmp_path: Path) -> Path:
    """A copy of the small event that left."""
    return left(small, tmp_path / "会場用").destination


def test_the_copy_is_the_whole_folder_and_both_sides_know(small: Path, tmp_path: Path) -> None:
    ran(small)
    before = contents(small)
    taken = left(small, tmp_path / "会場用")
    copied = contents(taken.destination)
    record = f"{RESTRICTED}/記録/持ち出し/{taken.passage.name}"
    assert copied.keys() - before.keys() == {record, f"{RESTRICTED}/記録/持ち出し/この写し.json"}
    assert {path: copied[path] for path in before} == before
    assert contents(small) == before | {record: copied[record]}
    assert taken.files == len(before)


def test_saving_times_and_rights_go_along(small: Path, tmp_path: Path) -> None:
    os.utime(small / RECEPTION, ns=(10**18, 10**18))
    (small / RECEPTION).chmod(0o640)
    ran(small)
    (small / RESTRICTED).chmod(0o750)
    copy = left(small, tmp_path / "会場用").destination
    assert (copy / RECEPTION).stat().st_mtime_ns == 10**18
    modes = [path.stat().st_mode for path in (copy, copy / RESTRICTED, copy / RECEPTION)]
    assert modes == [path.stat().st_mode for path in (small, small / RESTRICTED, small / RECEPTION)]
    assert modes[1] & 0o777 == 0o750


def test_notes_of_who_has_a_file_open_and_half_written_files_stay(
    small: Path, tmp_path: Path
) -> None:
    for name in (f"~${RECEPTION}", f".~lock.{RECEPTION}#", ".0123456789ab.tmp", "Thumbs.db"):
        (small / name).write_bytes(b"\x06Yamada")
    taken = left(small, tmp_path / "会場用")
    assert people(taken.destination).keys() == {
        name for name in people(small) if not name.startswith(("~", ".", "Thumbs"))
    }
    assert "".join(map(str, taken.notes)) == (
        f"{RECEPTION}: Yamadaさんが開いています。まだ保存していない変更は入っていません。"
        "要る変更であれば、保存して閉じてもらってから、もう一度実行してください。"
    )


def test_books_that_lie_elsewhere_are_named(small: Path, tmp_path: Path) -> None:
    shutil.move(small / RECEPTION, tmp_path / RECEPTION)
    change_text(small / "event.toml", {f'"{RECEPTION}"': f'"../{RECEPTION}"'})
    assert [each.code for each in left(small, tmp_path / "会場用").notes] == ["carry_outside"]


def test_an_empty_folder_will_do(small: Path, tmp_path: Path) -> None:
    (tmp_path / "会場用").mkdir()
    assert people(left(small, tmp_path / "会場用").destination) == people(small)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("使用中", "使用中: 持ち出し先に、すでに何か入っています。"),
        ("小さな催し/写し", "写し: 持ち出し先が、催しのフォルダーの中にあります。"),
        ("ない所/写し", "写し: 持ち出し先を作る場所がありません。"),
        ("写" * 300, "…: 持ち出し先を作る場所がありません。"),
        ("写\0し", "写し: 持ち出し先を作る場所がありません。"),
        ("/", ": 持ち出し先が、ドライブそのものになっています。"),
    ],
)
def test_a_place_that_will_not_do_is_refused(
    small: Path, tmp_path: Path, place: str, said: str
) -> None:
    (tmp_path / "使用中").mkdir()
    (tmp_path / "使用中" / "メモ.txt").touch()
    before = contents(tmp_path)
    with pytest.raises(InputUnfit) as refused:
        left(small, tmp_path / place)
    assert said.lstrip(": ") in str(refused.value)
    assert contents(tmp_path) == before


def test_without_room_nothing_is_begun(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = shutil.disk_usage(tmp_path)._replace(free=10**6)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: free)
    with pytest.raises(InputUnfit, match="空き容量が足りません（必要 50MB、空き 1MB）"):
        left(small, tmp_path / "会場用")
    assert not (tmp_path / "会場用").exists()


def test_a_file_that_changes_meanwhile_is_not_carried(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = carrying_files.copy_rights

    def saved_meanwhile(source: Path, target: Path) -> None:
        copied(source, target)
        if source.name == RECEPTION:
            add_line(source)

    monkeypatch.setattr(carrying_files, "copy_rights", saved_meanwhile)
    with pytest.raises(TryAgain, match=f"{RECEPTION}: 写している間に、ファイルが変わりました"):
        left(small, tmp_path / "会場用")
    assert [each.name for each in tmp_path.iterdir()] == ["小さな催し"]
    assert passages(small / RESTRICTED) == ()


def test_a_copy_that_reads_back_otherwise_is_no_copy(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying_files, "digest_of", lambda _path: "other")
    with pytest.raises(OutputNotWritten, match="もとのファイルと違っています"):
        left(small, tmp_path / "会場用")
    assert [each.name for each in tmp_path.iterdir()] == ["小さな催し"]


def test_nothing_leaves_while_a_job_runs(small: Path, tmp_path: Path) -> None:
    with event_lock(small / RESTRICTED, AFTER), pytest.raises(RunInProgress):
        left(small, tmp_path / "会場用")


def noted(event: Path) -> str:
    return "".join(map(str, copies_noted(open_event(event))))


def test_both_sides_say_what_they_are(small: Path, copy: Path) -> None:
    number = passages(small / RESTRICTED)[0].short
    assert noted(small) == (
        "小さな催し: 令和6年12月25日（水）9:00に、パソコン「PC-01」で「会場用」へ"
        f"持ち出した写しが、まだ戻っていません（写しの番号 {number}）。使い終わったら"
        "持ち帰ってください。写しをなくしたときは、なくしたことを記録に残してください。"
    )
    assert noted(copy) == (
        "会場用: このフォルダーは、令和6年12月25日（水）9:00にパソコン「PC-01」で"
        f"持ち出した写しです（写しの番号 {number}）。使い終わったら、"
        "もとのフォルダーのほうで、このフォルダーを持ち帰ってください。"
    )


def test_the_menu_hears_of_it(small: Path, copy: Path) -> None:
    told = [read_state(open_event(event), {}) for event in (small, copy)]
    assert [(each.copy_out, each.is_copy) for each in told] == [
        ("令和6年12月25日（水）9:00 PC-01", False),
        ("", True),
    ]
    back(small, copy)
    assert read_state(open_event(small), {}).copy_out == ""


def test_after_coming_back_only_the_copy_says_so(small: Path, copy: Path) -> None:
    back(small, copy)
    assert noted(small) == ""
    assert [each.code for each in copies_noted(open_event(copy))] == ["carry_copy_came_back"]


def test_a_lost_copy_is_given_up_by_its_number_and_may_turn_up_again(
    small: Path, copy: Path
) -> None:
    add_line(copy / RECEPTION)
    number = passages(small / RESTRICTED)[0].short
    assert give_up(small, f" {number.lower()} ", AFTER).stage is Stage.LOST
    assert noted(small) == ""
    found = back(small, copy)
    assert found.files == (RECEPTION,)
    assert [each.code for each in found.notes] == ["carry_was_lost"]


def test_only_what_is_out_can_be_given_up(small: Path, copy: Path) -> None:
    back(small, copy)
    with pytest.raises(InputUnfit, match="この番号の写しは、持ち出し中ではありません（番号 X）"):
        give_up(small, "X")


def test_a_damaged_record_spoils_no_job(small: Path, copy: Path) -> None:
    for path in (copy / RESTRICTED / "記録/持ち出し").iterdir():
        path.write_bytes(b"{}")
    assert noted(copy) == ""
    assert "carry_record_damaged" in {
        getattr(each, "code", "") for each in _refused(small, copy).sentences
    }


def _refused(event: Path, copy: Path) -> InputUnfit:
    with pytest.raises(InputUnfit) as refused:
        back(event, copy)
    return refused.value
