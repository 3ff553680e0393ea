"""Profiles are files: ours, an event's own, and what is wrong with one is named."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations import resources
from automations.errors import SettingsWrong
from automations.tables.profiles import (
    declared_profile,
    profile_fault,
    profile_labels,
    profile_of,
    profiles,
)
from automations.tables.schema import schema
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import read_table

TABLES = [Path(name).stem for name in resources.config_files("tables")]


def test_shipped_profiles_name_fields_that_there_are() -> None:
    for each in profiles():
        for names in (each.headings, each.stand_ins):
            assert names.keys() <= set(TABLES)
            for table, fields in names.items():
                assert fields.keys() <= {field.key for field in schema(table).fields}


def test_an_event_may_bring_a_profile_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "config" / "profiles"
    own.mkdir(parents=True)
    (own / "logo_forms.toml").write_text(
        'label = "LoGoフォーム"\nsystem = ["受付番号"]\n'
        '[headings.registration]\nname = ["申請者"]\n',
        encoding="utf-8",
    )
    rows = [["受付番号", "申請者", "所属"], ["1", "青木 一", "総務課"]]
    sheet = sheet_of_rows("申込.csv", "申込", rows)
    tool = profile_of("LoGoフォーム", [], tmp_path)
    table = read_table(sheet, schema("registration").with_profile(tool), ZoneInfo("Asia/Tokyo"))
    assert table.frame["name"].to_list() == ["青木 一"]
    assert len(profiles(tmp_path)) == len(profiles())


def test_a_slip_in_a_profile_is_named() -> None:
    with pytest.raises(SettingsWrong) as wrong:
        declared_profile("own", {"labels": "職員録"})
    assert [str(each) for each in wrong.value.sentences] == [
        (
            "config/profiles/own.toml: 設定項目「label」（様式の呼び名）がありません。"
            "「label = 」の行を書き加えてください。"
        ),
        (
            "config/profiles/own.toml: 「labels」という設定項目はありません"
            "（もしかして「label」）。項目名を直すか、その行を消してください。"
        ),
    ]


@pytest.mark.parametrize(
    ("declared", "key"),
    [
        ({"system": "ID"}, "system"),
        ({"signatures": ["ID"]}, "signatures[1]"),
        ({"signatures": "ID"}, "signatures"),
        ({"headings": {"roll": {"name": "氏"}}}, "headings.roll.name"),
        ({"headings": {"roll": "氏名"}}, "headings"),
    ],
)
def test_what_must_be_a_list_is_named(declared: dict[str, object], key: str) -> None:
    with pytest.raises(SettingsWrong) as wrong:
        declared_profile("own", {"label": "職員録", **declared})
    assert f"「{key}」には一覧が必要ですが" in str(wrong.value)


def test_a_profile_that_is_no_toml_is_named(tmp_path: Path) -> None:
    own = tmp_path / "config" / "profiles"
    own.mkdir(parents=True)
    (own / "own.toml").write_text("label = 職員録", encoding="cp932")
    with pytest.raises(SettingsWrong) as wrong:
        profiles(tmp_path)
    assert str(wrong.value) == (
        "config/profiles/own.toml: 様式のファイルの書き方が設定ファイルの形になっていません。"
        "この道具に付いている様式のファイルにならって直すか、このファイルを別の場所に移してください。"
    )


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    assert profile_fault("") is None
    assert profile_fault("kintone") is None
    assert profile_fault("Googleフオーム") == {
        "found": "Googleフオーム",
        "known": "、".join(profile_labels()),
        "hint": "（もしかして「Google フォーム」）",
    }
