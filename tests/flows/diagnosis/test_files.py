"""診断, files beside the books: who has one open, copies, what is half written or half copied."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from automations.flows.diagnosis import Mark
from automations.flows.diagnosis.files import Look, copied_book, look, look_again
from automations.flows.diagnosis.ground import Ground
from tests.flows.diagnosis.some_pc import FILES_CHANGED, JST, NOW, PC, age, found, only, said

RECEPTION = "共有/受付簿.xlsx"
OPEN, BESIDE, MOVING = "開いているブック", "紛らわしいファイル", "同期と保存"
WAIT = "終わるのを待ってください。終わっているのに残っているなら、消してかまいません。"


def note(folder: Path, name: str, at: datetime) -> None:
    path = folder / name
    path.write_bytes(bytes([12]) + "総務 花子".encode("cp932"))
    age(path, at=at)


def test_a_book_that_somebody_has_open_is_worth_a_look(folder: Path) -> None:
    note(folder, "共有/~$受付簿.xlsx", NOW - timedelta(days=1))
    check = found(folder, OPEN)
    assert check.mark is Mark.DOUBTFUL
    assert only(check) == (
        "共有/受付簿.xlsx: 総務 花子さんが開いているようです。"
        "集計の前に閉じてもらってください。だれも開いていないときは、このままでかまいません。"
    )


@pytest.mark.parametrize(
    "name",
    [
        "~$event.toml",
        "事務局限り/~$結果.xlsx",
        "事務局限り/~$判定.xlsx",
        "事務局限り/~$要確認.xlsx",
    ],
)
def test_so_are_the_settings_and_what_we_write(folder: Path, name: str) -> None:
    note(folder, name, NOW)
    assert only(found(folder, OPEN)).startswith(
        f"{name.replace('~$', '')}: 総務 花子さんが開いているようです。"
    )


def test_a_note_of_the_day_before_yesterday_was_left_behind(folder: Path) -> None:
    note(folder, "共有/~$受付簿.xlsx", datetime(2027, 8, 30, 17, 5, 59, tzinfo=JST))
    opened = datetime(2027, 8, 30, 17, 5, 59, tzinfo=JST).astimezone()
    clock = f"{opened.hour}:{opened.minute:02}"
    sentence = only(found(folder, OPEN))
    assert sentence.startswith("共有/受付簿.xlsx: 総務 花子さんが令和9年8月30日（月）")
    assert sentence.endswith(
        f"{clock}に開いたときの控え（~$受付簿.xlsx）が残っています。"
        "今も開いていれば、閉じてもらってください。"
        "だれも開いていなければ、この控えは消してかまいません。"
    )


def test_a_note_of_another_office_program_is_known_as_well(folder: Path) -> None:
    path = folder / "共有/.~lock.受付簿.xlsx#"
    path.write_text(",総務 花子,pc01,x,y;", encoding="utf-8")
    age(path, at=NOW - timedelta(days=2))
    assert "（.~lock.受付簿.xlsx#）が残っています。" in only(found(folder, OPEN))


@pytest.mark.parametrize(
    "name",
    [
        "受付簿 (1).xlsx",
        "受付簿（２）.xlsx",
        "受付簿 - コピー.xlsx",
        "受付簿 - コピー (2).xlsx",
        "受付簿のコピー.xlsx",
        "受付簿 - Copy.xlsx",
        "コピー ～ 受付簿.xlsx",
        "コピー \u301c 受付簿.xlsx",
        "Copy of 受付簿.xlsx",
        "受付簿-DESKTOP-AB12CD3.xlsx",
        "受付簿-SJ0123.XLSX",
        "受付簿 (総務のPCの競合コピー 2027-08-31).xlsx",
        "受付簿_conflict-20270831.xlsx",
    ],
)
def test_a_copy_is_known_by_its_name(name: str) -> None:
    assert copied_book(name, ["エントリー.xlsx", "受付簿.xlsx"]) == "受付簿.xlsx"


@pytest.mark.parametrize(
    "name",
    [
        "受付簿.xlsx",
        "受付簿2024.xlsx",
        "受付簿-2024.xlsx",
        "受付簿の記入のしかた.xlsx",
        "前回の受付簿.xlsx",
        "受付簿 (1).docx",
    ],
)
def test_another_book_is_none(name: str) -> None:
    assert copied_book(name, ["受付簿.xlsx"]) == ""


def test_a_copy_beside_a_book_is_worth_a_look(folder: Path) -> None:
    (folder / "共有/受付簿 (1).xlsx").write_bytes(b"x")
    check = found(folder, BESIDE)
    assert check.mark is Mark.DOUBTFUL
    assert only(check) == (
        "共有/受付簿 (1).xlsx: 「受付簿.xlsx」の写しか、同期の食い違いでできたファイルのようです。"
        "このファイルは読みません。新しい入力がどちらにあるかを確かめ、残すほうを「受付簿.xlsx」"
        "という名前にして、もう一方は別のフォルダーに移してください。"
    )


def test_so_is_a_copy_of_the_settings(folder: Path) -> None:
    (folder / "設定 - コピー.xlsx").write_bytes(b"x")
    assert only(found(folder, BESIDE)).startswith("設定 - コピー.xlsx: 「設定.xlsx」の写しか、")


@pytest.mark.parametrize(
    "name",
    [
        "受付簿.xlsx.partial",
        "受付簿.xlsx.crdownload",
        "~WRD0001.tmp",
        "1A2B3C4D",
        "受付簿~tmp.xlsx",
        "~RF12ab.TMP",
    ],
)
def test_a_file_that_is_being_written_is_worth_a_look(folder: Path, name: str) -> None:
    (folder / "共有" / name).write_bytes(b"x")
    assert only(found(folder, BESIDE)) == (
        f"共有/{name}: 書きかけか、同期やダウンロードの途中のファイルのようです。{WAIT}"
    )


def test_what_we_left_ourselves_is_called_so(folder: Path) -> None:
    (folder / "事務局限り/.0123456789ab.tmp").write_bytes(b"x")
    assert only(found(folder, BESIDE)) == (
        "事務局限り/.0123456789ab.tmp: 前の集計が途中で止まったときの、書きかけのファイルです。"
        "次に集計すると、ひとりでに消えます。だれも集計していなければ、消してもかまいません。"
    )


def test_of_many_the_rest_is_counted(folder: Path) -> None:
    for number in range(12):
        (folder / f"共有/{number:02}.tmp").write_bytes(b"x")
    sentences = said(found(folder, BESIDE))
    assert len(sentences) == 11
    assert sentences[-1] == (
        "新しい 催し: 同じようなファイルが、ほかに2個あります。"
        "上のものを片付けてから、もう一度診断してください。"
    )


def test_a_book_that_moves_while_we_look_is_worth_a_look(folder: Path) -> None:
    ground = Ground(folder, "事務局限り", (RECEPTION, "共有/エントリー.xlsx", "ない.xlsx"), ())
    before = look(ground)
    (folder / RECEPTION).write_bytes(b"half")
    age(folder / RECEPTION)
    check = look_again(before, look(ground), PC)
    assert check.mark is Mark.DOUBTFUL
    assert only(check) == (
        "共有/受付簿.xlsx: 診断している間に、大きさか日時が変わりました。"
        "保存や同期が終わるのを待って、もう一度診断してください。"
    )
    assert look_again(before, before, PC).faults == ()


@pytest.mark.parametrize("attributes", [0x1000, 0x40000, 0x400020])
def test_a_book_that_is_only_in_the_cloud_is_worth_a_look(attributes: int) -> None:
    seen = {RECEPTION: Look(9, int(FILES_CHANGED.timestamp()) * 10**9, attributes)}
    assert only(look_again(seen, seen, PC)) == (
        "共有/受付簿.xlsx: 中身がクラウドにだけあり、このパソコンにまだ届いていません。"
        "ファイルを右クリックして「このデバイス上に常に保持する」を選び、届くのを待ってください。"
    )


def test_an_ordinary_attribute_is_nothing_to_say() -> None:
    seen = {RECEPTION: Look(9, int(FILES_CHANGED.timestamp()) * 10**9, 0x20)}
    assert look_again(seen, seen, PC).faults == ()


def test_a_book_saved_in_time_to_come_is_worth_a_look(folder: Path) -> None:
    age(folder / RECEPTION, at=NOW + timedelta(hours=3))
    utc = replace(PC, now=NOW)
    sentence = only(found(folder, MOVING, utc))
    assert sentence.startswith("共有/受付簿.xlsx: 保存された日時（令和9年9月1日（水）")
    assert sentence.endswith(
        "、このパソコンの時計（令和9年9月1日（水）10:00）より先です。"
        "このパソコンの時計が合っているか確かめてください。"
        "合っていれば、保存したパソコンの時計が進んでいます。"
    )
