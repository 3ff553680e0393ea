"""Runs of one and the same instant, as of which a job can be asked for again and again."""

import errno
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from automations.errors import OutputNotWritten, PermissionRefused, SettingsWrong
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING, ROSTER
from automations.resources import template_file
from tests.small_event import AFTER, RESTRICTED, change_text


def run_folders(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / RESTRICTED / "記録/集計回").iterdir())


def test_settings_that_change_no_figure_are_published_as_of_the_same_instant(small: Path) -> None:
    first = perform(small, EVERYTHING, AFTER)
    change_text(small / "event.toml", {"[basics]": '[basics]\noffice = "情報政策課"'})
    second = perform(small, EVERYTHING, AFTER)
    third = perform(small, EVERYTHING, AFTER)
    assert second.run.check_number == first.run.check_number
    assert (second.unchanged, third.unchanged) == (False, True)
    assert run_folders(small) == [first.run.id, f"{first.run.id}-2"]


def test_a_restyled_template_is_published(small: Path) -> None:
    perform(small, EVERYTHING, AFTER)
    (small / "templates").mkdir()
    shutil.copy(template_file("報告資料.docx"), small / "templates")
    assert perform(small, EVERYTHING, AFTER).unchanged
    restyled = Document(str(small / "templates/報告資料.docx"))
    restyled.add_paragraph("区の様式による")
    restyled.save(str(small / "templates/報告資料.docx"))
    assert not perform(small, EVERYTHING, AFTER).unchanged
    assert not perform(small, ROSTER, AFTER).unchanged
    restyled.save(str(small / "templates/報告資料.docx"))
    assert perform(small, ROSTER, AFTER).unchanged


def test_nothing_is_published_while_a_question_cannot_be_asked(small: Path) -> None:
    rules = '"評価基準の順に比べる", "選んだ人数が多い", "人が決める"'
    change_text(small / "event.toml", {rules: '"人が決める"'})
    (small / RESTRICTED).mkdir()
    (small / RESTRICTED / "判定.xlsx").symlink_to(small / "ない" / "判定.xlsx")
    (small / "ない").write_bytes(b"")  # no folder: the book cannot be made
    with pytest.raises(OutputNotWritten):
        perform(small, EVERYTHING, AFTER)
    assert not (small / RESTRICTED / "結果.xlsx").exists()


def test_a_result_that_cannot_even_be_read_is_refused_as_one_that_cannot_be_written(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    perform(small, EVERYTHING, AFTER)
    opened = Path.open

    def held(path: Path, *how: str, **more: str) -> object:
        if path.name == "結果.xlsx":
            raise PermissionError(errno.EACCES, "held")
        return opened(path, *how, **more)  # type: ignore[call-overload]  # passed on as it came

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(PermissionRefused):
        perform(small, EVERYTHING, AFTER)


def test_an_instant_to_come_is_refused_for_it_would_open_the_votes(small: Path) -> None:
    with pytest.raises(SettingsWrong) as refused:
        perform(small, EVERYTHING, datetime(9999, 1, 1, 9, tzinfo=AFTER.tzinfo))
    assert str(refused.value) == (
        "小さな催し: 令和7981年1月1日（金）9:00は、まだ来ていない日時です。"
        "今より前の日時を指定してください。投票の中身は、締切を過ぎるまで誰も見られません。"
    )
