"""What an event may call the files we write: nothing that is used for another purpose."""

import shutil
from pathlib import Path

import pytest

from automations.errors import SettingsWrong
from automations.flows.event_folder import open_event
from tests.small_event import RESTRICTED, change_text


def refusal(folder: Path, *lines: str) -> list[str]:
    text = (folder / "event.toml").read_text(encoding="utf-8")
    assert "[outputs]" not in text
    settings = "\n".join([text, "[outputs]", *lines])
    (folder / "event.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(SettingsWrong) as refused:
        open_event(folder)
    return str(refused.value).splitlines()


def same_file(key: str, found: str, other: str) -> str:
    return (
        f"event.toml「outputs.{key}」: 「outputs.{key}」の「{found}」は、"
        f"「{other}」と同じファイルです。上書きしてしまわないよう、別の名前にしてください。"
    )


def test_no_output_is_a_book_that_is_read(small: Path) -> None:
    shutil.copy(small / "投票.csv", small / "投票.xlsx")
    change_text(small / "event.toml", {'"投票.csv"': '"./投票.XLSX"'})
    assert refusal(small, 'folder = "."', 'result_book = "投票.xlsx"') == [
        same_file("result_book", "投票.xlsx", "投票")
    ]


@pytest.mark.parametrize(
    ("key", "found", "other"),
    [
        ("decision_book", "結果.xlsx", "outputs.result_book"),
        ("result_book", "要確認.xlsx", "要確認"),
        ("result_book", "結果_名簿.xlsx", "名簿"),
        ("decision_book", "結果_投票.XLSX", "投票集計"),
        ("brief", "名札.docx", "名札"),
    ],
)
def test_no_output_is_another_output(small: Path, key: str, found: str, other: str) -> None:
    assert refusal(small, f'{key} = "{found}"') == [same_file(key, found, other)]


def test_the_brief_is_not_its_own_template(small: Path) -> None:
    template = f'template = "{RESTRICTED}/報告資料.docx"'
    assert refusal(small, template) == [same_file("brief", "報告資料.docx", "outputs.template")]


@pytest.mark.parametrize(
    "name",
    ["結果", "結果.docx", "../結果.xlsx", "a/b.xlsx", "CON.xlsx", "結果?.xlsx", "結果.xlsx."],
)
def test_an_output_is_a_file_name(small: Path, name: str) -> None:
    (said,) = refusal(small, f'result_book = "{name}"')
    assert said == (
        f"event.toml「outputs.result_book」: 「outputs.result_book」の「{name}」は、"
        "ファイル名として使えません。"
        '.xlsxで終わり、記号（ / \\ : * ? " < > | ）のない名前にしてください。'
    )
