"""What is pasted into a form is what the sheets are read by, word for word."""

from collections.abc import Mapping
from typing import Any

import pytest

from automations import resources
from automations.award.schemas import entry_schema
from automations.flows.form_words import profile_labels, question_headings, questions, words
from automations.tables.folding import folded
from automations.tables.headings import find_headings
from automations.tables.parsing import choices_by_word
from automations.tables.schema import Choice, FieldKind, Schema, schema
from automations.tables.sheet import sheet_of_rows
from tests.award.staging import RULES

FORMS: list[Mapping[str, Any]] = words()["forms"]
# What each tool writes before the questions (shared facts on form exports).
OWN_COLUMNS = {
    "Microsoft Forms": ["ID", "開始時刻", "完了時刻", "メール", "名前"],
    "Google フォーム": ["タイムスタンプ"],
}

each_form = pytest.mark.parametrize("form", FORMS, ids=[form["name"] for form in FORMS])


def declared(form: Mapping[str, Any]) -> Schema:
    return entry_schema(RULES) if form["table"] == "entries" else schema(form["table"])


@each_form
@pytest.mark.parametrize("tool", OWN_COLUMNS)
def test_every_question_is_read_as_the_field_it_asks_for(
    form: Mapping[str, Any], tool: str
) -> None:
    asked = [each.text for each in questions(form, declared(form))]
    number = ["番号"] if form["table"] == "entries" else []  # given by the secretariat
    sheet = sheet_of_rows("回答.xlsx", "回答", [[*OWN_COLUMNS[tool], *number, *asked]])
    found, _ = find_headings(sheet, declared(form))
    assert found is not None
    read = {found.texts[column]: key for key, column in found.columns.items()}
    assert [read.get(text) for text in asked] == [each["field"] for each in form["questions"]]


@each_form
def test_every_choice_is_one_the_field_knows(form: Mapping[str, Any]) -> None:
    fields = {each.key: each for each in declared(form).fields}
    unknown = [
        choice
        for said, asked in zip(form["questions"], questions(form, declared(form)), strict=True)
        if fields[said["field"]].kind is FieldKind.CHOICE
        for choice in asked.choices
        if folded(choice) not in choices_by_word(fields[said["field"]].choices)
    ]
    assert unknown == []


@each_form
def test_what_is_to_be_chosen_has_choices_and_what_is_typed_has_none(
    form: Mapping[str, Any],
) -> None:
    kinds = {"short": False, "long": False, "single": True, "list": True}
    asked = list(questions(form, declared(form)))
    assert [bool(each.choices) for each in asked] == [kinds[each.kind] for each in asked]


def test_the_categories_are_those_of_the_event() -> None:
    (form,) = (form for form in FORMS if form["table"] == "entries")
    asked = {each.text: each.choices for each in questions(form, entry_schema(RULES))}
    assert asked["部門"] == ("窓口", "内部")


def test_a_choice_that_is_no_word_of_the_field_would_be_found() -> None:
    assert "多分" not in choices_by_word((Choice("はい", ("する",)),))


def test_each_kind_is_named_for_every_tool() -> None:
    tools = words()["tools"]
    assert {len(names) for names in words()["kinds"].values()} == {len(tools)}
    assert len(question_headings()) == 2 + len(tools) + 3
    assert {len(each["how"]) for each in words()["intro"]["operations"]} == {len(tools)}


def test_the_profiles_are_called_as_the_settings_call_them() -> None:
    assert profile_labels() == ("LoGoフォーム", "Microsoft Forms", "Google フォーム")
    shipped = resources.config_files("profiles")
    assert [each["profile"] for each in words()["tools"] if
            f"profiles/{each['profile']}.toml" not in shipped] == []  # fmt: skip
