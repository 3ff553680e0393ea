"""Schemas are declared in config/tables; a slip in one is named, not guessed."""

from collections import Counter
from pathlib import Path

import pytest

from automations import resources
from automations.errors import SettingsWrong
from automations.tables.headings import heading_key
from automations.tables.parsing import folded
from automations.tables.schema import (
    Blank,
    Choice,
    Field,
    FieldKind,
    Schema,
    declared_schema,
    schema,
)

SHIPPED = [Path(name).stem for name in resources.config_files("tables") if name.endswith(".toml")]


def test_a_declaration_becomes_a_schema() -> None:
    declared = {
        "label": "申込",
        "field": [
            {"key": "name", "heading": "氏名", "required": True, "blank": "refused"},
            {
                "key": "kind",
                "heading": "区分",
                "kind": "choice",
                "aliases": ["種別"],
                "unreadable": "set_aside",
                "choices": {"庁内": ["職員"], "庁外": []},
            },
            {"key": "number", "heading": "番号", "kind": "integer", "serial": True},
        ],
    }
    assert declared_schema("people", declared) == Schema(
        "people",
        "申込",
        (
            Field("name", "氏名", required=True, blank=Blank.REFUSED),
            Field(
                "kind",
                "区分",
                FieldKind.CHOICE,
                ("種別",),
                choices=(Choice("庁内", ("職員",)), Choice("庁外")),
                unreadable=Blank.SET_ASIDE,
            ),
            Field("number", "番号", FieldKind.INTEGER, serial=True),
        ),
    )


def test_every_slip_in_a_declaration_is_named() -> None:
    declared = {
        "label": "申込",
        "field": [
            {"key": "name", "heading": "氏名", "alias": ["名前"], "blank": "refuse"},
            {"key": "kind", "kind": "choices"},
        ],
    }
    with pytest.raises(SettingsWrong) as wrong:
        declared_schema("people", declared)
    assert str(wrong.value).splitlines() == [
        (
            "config/tables/people.toml: 設定項目「field[2].heading」（heading）がありません。"
            "「field[2].heading = 」の行を書き加えてください。"
        ),
        (
            "config/tables/people.toml: 「field[1].blank」に「refuse」は使えません"
            "（もしかして「refused」）。次のどれかにしてください: allowed、set_aside、refused。"
        ),
        (
            "config/tables/people.toml: 「field[2].kind」に「choices」は使えません"
            "（もしかして「choice」）。"
            "次のどれかにしてください: text、integer、time、mark、choice。"
        ),
        (
            "config/tables/people.toml: 「field[1].alias」という設定項目はありません"
            "（もしかして「aliases」）。項目名を直すか、その行を消してください。"
        ),
    ]


def test_unreadable_means_what_blank_means_unless_it_is_said() -> None:
    assert Field("a", "あ", blank=Blank.REFUSED).when_unreadable is Blank.REFUSED
    assert Field("a", "あ", unreadable=Blank.SET_ASIDE).when_unreadable is Blank.SET_ASIDE


def test_a_schema_grows_by_what_only_the_event_knows() -> None:
    one = Schema("a", "表", (Field("kind", "部門", FieldKind.CHOICE),))
    grown = one.with_choices("kind", (Choice("窓口"),)).extended([Field("b", "い")])
    assert grown.fields == (
        Field("kind", "部門", FieldKind.CHOICE, choices=(Choice("窓口"),)),
        Field("b", "い"),
    )
    assert one.fields == (Field("kind", "部門", FieldKind.CHOICE),)


def test_the_events_own_file_wins(tmp_path: Path) -> None:
    own = tmp_path / "config" / "tables" / "roll.toml"
    own.parent.mkdir(parents=True)
    own.write_text('label = "名簿"\n[[field]]\nkey = "a"\nheading = "あ"\n', encoding="utf-8")
    assert schema("roll", tmp_path) == Schema("roll", "名簿", (Field("a", "あ"),))


def test_a_schema_that_nobody_declared_is_our_bug() -> None:
    with pytest.raises(FileNotFoundError):
        schema("nobody_declared_this")


@pytest.mark.parametrize("name", SHIPPED)
def test_in_a_shipped_schema_no_two_fields_share_a_name(name: str) -> None:
    fields = schema(name).fields
    assert len({each.key for each in fields}) == len(fields)
    headings = Counter(heading_key(each.heading) for each in fields)
    assert [key for key, times in headings.items() if times > 1] == []
    for each in fields:
        names = [heading_key(text) for text in (each.heading, *each.aliases)]
        assert len(set(names)) == len(names), each.key


@pytest.mark.parametrize("name", SHIPPED)
def test_in_a_shipped_schema_no_two_choices_share_a_word(name: str) -> None:
    for each in schema(name).fields:
        values = {(folded(w), c.value) for c in each.choices for w in (c.value, *c.words)}
        assert len(values) == len({word for word, _ in values}), each.key
