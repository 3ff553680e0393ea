"""What a person reads about the shared books: what was written, or why it was not, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations.cli import run
from automations.flows import running
from automations.flows.write_back import BookWritten
from automations.jobs.people_books import written_lines
from tests.shared_books import REGISTER, type_into, write_shared_event

AS_OF = ["--as-of", "2024-12-25T09:00"]
WHY = "共有/申込.xlsx: 山田さんが開いているので、確認結果を書き込めませんでした。閉じてください。"


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return write_shared_event(tmp_path / "催し")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    code = run(arguments)
    return code, capsys.readouterr().out.splitlines()


def test_nothing_is_said_of_books_that_say_it_already() -> None:
    assert list(written_lines([BookWritten(REGISTER)])) == []


def test_a_book_that_was_written_tells_how_much() -> None:
    written = [BookWritten("a.xlsx", cells=1234), BookWritten("b.xlsx", cells=1, tab=True)]
    assert list(written_lines([*written, BookWritten("c.xlsx", tab=True)])) == [
        "",
        "■ 確認結果の書き込み",
        "  a.xlsx: 確認結果 1,234行",
        "  b.xlsx: 確認結果 1行、集計_要確認",
        "  c.xlsx: 集計_要確認",
    ]


def test_a_book_that_was_not_written_tells_why_and_what_stands_beside_it() -> None:
    beside = Path("共有/申込（確認結果 書込待ち）.xlsx")
    assert list(written_lines([BookWritten(REGISTER, why=WHY, sibling=beside)])) == [
        "",
        "■ 確認結果の書き込み",
        f"  {WHY}",
        "  同じ内容を、隣のこのファイルに書きました:",
        f"    {beside}",
    ]


def test_a_job_says_it_last(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capsys, "名簿", str(event), *AS_OF)
    assert code == 0
    assert lines[-2:] == ["■ 確認結果の書き込み", "  共有/申込.xlsx: 確認結果 6行"]


def test_a_job_that_could_not_write_ends_with_something_to_look_at(
    event: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "apply", lambda *_: (BookWritten(REGISTER, why=WHY),))
    code, lines = said(capsys, "名簿", str(event), *AS_OF)
    assert (code, lines[-1]) == (10, f"  {WHY}")


def test_an_inspection_says_it_too(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capsys, "点検", str(event), *AS_OF)
    assert code == 0
    assert lines[-3:] == [
        "■ 確認結果の書き込み",
        "  共有/受付簿.xlsx: 確認結果 10行",
        "  共有/申込.xlsx: 確認結果 6行",
    ]


def test_without_a_result_it_is_said_all_the_same(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    type_into(event / "共有/受付簿.xlsx", {"I1": None})
    code, lines = said(capsys, "来場集計", str(event), *AS_OF)
    assert code == 65
    assert lines == [
        "",
        "■ 確認結果の書き込み",
        "  共有/受付簿.xlsx: 集計_要確認",
        "結果は作っていません（前の結果はそのままです）。次のところを直してください:",
    ]


class TestThePlan:
    def test_it_names_every_cell_and_writes_nothing(
        self, event: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = sorted(event.rglob("*"))
        code, lines = said(capsys, "書込予定", str(event), *AS_OF)
        assert code == 0
        assert lines[lines.index("■ 共有/申込.xlsx: 確認結果 6行") :] == [
            "■ 共有/申込.xlsx: 確認結果 6行",
            *(f"  H{row}: （空）→ 登録済み" for row in range(2, 8)),
            "",
        ]
        assert sorted(event.rglob("*")) == before

    def test_what_changes_stands_beside_what_it_was(
        self, event: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(["名簿", str(event), *AS_OF])
        type_into(event / REGISTER, {"A4": None})
        capsys.readouterr()
        _, lines = said(capsys, "plan", str(event), *AS_OF)
        aside = "保留: 「氏名」が空です。値を入れてください。それまでこの行は数えません。"
        assert f"  H4: 登録済み→ {aside}" in lines

    def test_of_many_changes_the_first_twenty_are_shown(
        self, event: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        more = range(8, 31)
        type_into(event / REGISTER, {f"A{row}": f"参加者{row}" for row in more})
        type_into(event / REGISTER, {f"G{row}": "庁外" for row in more})
        _, lines = said(capsys, "書込予定", str(event), *AS_OF)
        first = lines.index("■ 共有/申込.xlsx: 確認結果 29行")
        assert lines[first + 20 :] == [
            "  H21: （空）→ 登録済み",
            "  ほか9件（--all を付けると、すべて出ます）",
            "",
        ]
        _, lines = said(capsys, "書込予定", str(event), "--all", *AS_OF)
        assert "  H30: （空）→ 登録済み" in lines

    def test_after_it_was_carried_out_there_is_nothing_to_write(
        self, event: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(["一括", str(event), *AS_OF])
        capsys.readouterr()
        assert said(capsys, "書込予定", str(event), *AS_OF) == (
            0,
            ["書き込むものはありません。「確認結果」は今のままで合っています。"],
        )

    def test_without_the_heading_there_is_nothing_to_write(
        self, event: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        type_into(event / REGISTER, {"H1": None})
        type_into(event / "共有/受付簿.xlsx", {"K1": None})
        assert said(capsys, "書込予定", str(event), *AS_OF) == (
            0,
            [
                "書き込むものはありません。見出し「確認結果」があって、行のある一覧が見つかりません。"
            ],
        )

    def test_a_book_that_cannot_be_read_is_told(
        self, event: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for book in (REGISTER, "共有/受付簿.xlsx"):
            (event / book).write_bytes(b"PK\x03\x04")
        broken = "ファイルが壊れているか、途中で切れています"
        code, lines = said(capsys, "書込予定", str(event), *AS_OF)
        assert code == 10
        assert [line.partition("。")[0] for line in lines] == [
            f"共有/受付簿.xlsx: {broken}", f"共有/申込.xlsx: {broken}",
        ]  # fmt: skip

    def test_a_column_that_is_left_alone_is_told(
        self, event: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        type_into(event / REGISTER, {"H3": "電話で確かめた"})
        code, lines = said(capsys, "書込予定", str(event), *AS_OF)
        assert code == 10
        assert lines[-1].startswith(
            "共有/申込.xlsx「申込」H1: 「確認結果」の列に、人が書いた文字や数式の"
        )

    def test_who_has_a_book_open_is_told_ahead(
        self, event: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (event / "共有/~$申込.xlsx").write_bytes(b"\x04" + "山田".encode("cp932"))
        code, lines = said(capsys, "書込予定", str(event), *AS_OF)
        assert code == 10
        assert (
            "  共有/申込.xlsx: 山田さんが開いているので、確認結果を書き込めませんでした。"
            "閉じてもらってから、もう一度実行してください。"
        ) in lines


class TestUndoing:
    def test_each_book_is_named(self, event: Path, capsys: pytest.CaptureFixture[str]) -> None:
        run(["来場集計", str(event), *AS_OF])
        capsys.readouterr()
        again = "次に点検や集計をすると、また書き込みます。"
        assert said(capsys, "書込取消", str(event)) == (
            0,
            [
                "共有/受付簿.xlsx: 書き込む前に戻しました。",
                "共有/申込.xlsx: 書き込む前に戻しました。",
                f"{again}書き込ませないときは、「確認結果」の列とシート「集計_要確認」を消してください。",
            ],
        )
        assert said(capsys, "undo", str(event)) == (0, ["元に戻す書き込みはありません。"])

    def test_a_book_that_was_saved_since_is_something_to_look_at(
        self, event: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(["名簿", str(event), *AS_OF])
        type_into(event / REGISTER, {"A4": None})
        capsys.readouterr()
        code, lines = said(capsys, "書込取消", str(event), "--book", "申込.xlsx")
        assert code == 10
        assert "".join(lines) == (
            "共有/申込.xlsx: 確認結果を書き込んだ後に保存し直されているので、元に戻せません。"
            "その後の変更を残すため、このままにしてあります。"
            "前の内容は、Windowsの「以前のバージョン」で探せます。"
        )
