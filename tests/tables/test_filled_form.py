"""A form is known by its labels: answers stand beside or below them, or are ticked."""

import pytest

from automations.tables.filled_form import answers_in, label_key, ticked
from automations.tables.schema import Choice, Field, FieldKind
from automations.tables.sheet import Merged, Sheet, sheet_of_rows

FIELDS = (
    Field("title", "取組名", aliases=("件名",)),
    Field("leader", "代表者"),
    Field("effect", "効果"),
    Field("judged", "審査の希望", FieldKind.CHOICE, choices=(Choice("希望する"),)),
)


def sheet(*rows: list[str], merged: tuple[Merged, ...] = ()) -> Sheet:
    plain = sheet_of_rows("応募票.xlsx", "応募用紙", list(rows))
    return Sheet(plain.book, plain.name, plain.cells, merged=merged)


def read(*rows: list[str], merged: tuple[Merged, ...] = ()) -> dict[str, tuple[str, int, int]]:
    found = answers_in(sheet(*rows, merged=merged), FIELDS)
    return {key: (each.text, each.row, each.column) for key, each in found.items()}


def test_answers_stand_to_the_right_of_their_labels() -> None:
    assert read(["取組名", "窓口DX", "代表者", "記入 花子"]) == {
        "title": ("窓口DX", 1, 2),
        "leader": ("記入 花子", 1, 4),
    }


def test_blank_cells_may_lie_between_but_no_other_label() -> None:
    assert read(["取組名", "", "窓口DX"], ["代表者", "効果", "半分"]) == {
        "title": ("窓口DX", 1, 3),
        "leader": ("", 2, 2),
        "effect": ("半分", 2, 3),
    }


def test_an_answer_may_stand_below() -> None:
    assert read(["効果", ""], ["待ち時間が半分", ""]) == {"effect": ("待ち時間が半分", 2, 1)}


def test_a_note_below_is_no_answer() -> None:
    assert read(["効果", ""], ["※ 200字程度", ""])["effect"][0] == ""


def test_a_merged_label_is_passed_as_a_whole() -> None:
    merged = (Merged(1, 1, 2, 2),)
    assert read(["効果", "", "半分"], ["", "", ""], merged=merged)["effect"] == ("半分", 1, 3)
    assert read(["効果", ""], ["", ""], ["半分", ""], merged=merged)["effect"] == ("半分", 3, 1)


def test_of_two_labels_the_one_with_an_answer_counts() -> None:
    assert read(["取組名", ""], ["代表者", "甲"], ["件名", "窓口DX"])["title"] == ("窓口DX", 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "取組名",
        "１．取組名",
        "(2) 取組名：",
        "■ 取組名（30字以内）",
        "取組名\n30字以内",
        "取 組 名 ※",
    ],
)
def test_a_label_is_known_whatever_stands_around_it(text: str) -> None:
    assert label_key(text) == label_key("取組名")


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("□希望する　☑希望しない", "希望しない"),
        ("■希望する □希望しない", "希望する"),
        ("希望する☑ 希望しない□", "希望する"),
        ("☐希望する\n☒希望しない", "希望しない"),
        ("□希望する ○希望しない", "希望しない"),
        ("○希望する　希望しない", "希望する　希望しない"),  # nobody guesses how far it reaches
        ("□希望する □希望しない", ""),
        ("○希望する ○希望しない", ""),
        ("☑希望する ☑希望しない", "☑希望する ☑希望しない"),
        ("希望しない", "希望しない"),
    ],
)
def test_what_is_ticked_is_the_answer(text: str, chosen: str) -> None:
    assert ticked(text) == chosen


def test_a_sheet_without_labels_is_no_form() -> None:
    assert read(["氏名", "記入 花子"]) == {}
