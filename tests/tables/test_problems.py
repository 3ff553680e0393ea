"""The catalogue of problems: every text polite and complete, every use of it filled in."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import automations
from automations.errors import InputUnfit, SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import (
    Problem,
    Severity,
    catalogue,
    in_order,
    on_one_line,
    problem,
    refusals,
    refuse_input,
    refuse_settings,
)

ROOM = Place("申込.xlsx", "名簿", 3, 2)
PACKAGE = Path(automations.__file__).parent
CODES = sorted(catalogue())


def blank(row: int, code: str = "cell_blank_refused", heading: str = "氏名") -> Problem:
    return problem(code, Place("申込.xlsx", "名簿", row), heading=heading)


def placeholders(code: str) -> set[str]:
    kind = catalogue()[code]
    parsed = string.Formatter().parse(kind.found + kind.remedy)
    return {name for _, name, _, _ in parsed if name is not None}


def test_a_sentence_says_where_what_and_what_to_do() -> None:
    found = problem("cell_blank_set_aside", ROOM, heading="氏名")
    assert str(found) == (
        "申込.xlsx「名簿」B3: 「氏名」が空です。値を入れてください。それまでこの行は数えません。"
    )
    assert found.severity is Severity.SET_ASIDE


def test_a_problem_without_a_place_begins_with_what_was_found() -> None:
    found = problem("cell_blank_set_aside", Place(""), heading="氏名")
    assert str(found).startswith("「氏名」が空です。")


def test_what_people_typed_stays_on_one_line_and_is_no_template() -> None:
    found = problem("cell_blank_refused", ROOM, heading="氏\n名{x}\u202e")
    assert found.found == "「氏 名{x}」が空です"


def test_letters_of_a_citys_own_font_stay() -> None:
    assert on_one_line("渡\ue000\u200b\x00辺") == "渡\ue000辺"


def test_a_very_long_text_is_shortened() -> None:
    assert on_one_line("あ" * 120_000, 40) == "あ" * 39 + "…"
    assert on_one_line("あ" * 40, 40) == "あ" * 40


def test_an_unknown_code_or_a_missing_word_is_our_bug() -> None:
    with pytest.raises(KeyError):
        problem("no_such_code", ROOM)
    with pytest.raises(KeyError):
        problem("cell_blank_refused", ROOM)


def test_each_problem_once_by_place() -> None:
    later, first, other = blank(10), blank(9, heading="所属"), blank(9)
    assert in_order([later, other, first, later]) == (first, other, later)


def test_only_refusals_stop_a_run() -> None:
    aside = blank(2, "cell_blank_set_aside")
    assert refusals([blank(4), aside, blank(3)]) == (blank(3), blank(4))
    refuse_input([aside])
    refuse_settings([aside])
    with pytest.raises(InputUnfit) as unfit:
        refuse_input([blank(4), aside, blank(3)])
    assert unfit.value.sentences == (blank(3), blank(4))
    with pytest.raises(SettingsWrong) as wrong:
        refuse_settings([blank(4)])
    assert wrong.value.sentences == (blank(4),)


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_a_polite_and_complete_sentence(code: str) -> None:
    words = dict.fromkeys(placeholders(code), "語")
    sentence = str(problem(code, ROOM, **words))
    assert sentence.startswith("申込.xlsx「名簿」B3: ")
    assert "。。" not in sentence
    kind = catalogue()[code]
    assert kind.found
    assert kind.remedy
    assert not (kind.found + kind.remedy).endswith("。")
    polite = ("ください", "ます", "ません", "です", "ました")
    for part in kind.remedy.split("。"):
        assert part.endswith(polite) or "ください: " in part or part.startswith("例: ")


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every use of a problem's code that is spelled out, with the function that uses it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                code = getattr(node.args[0], "value", None)
                if name in {"problem", "fault"} and isinstance(code, str):
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node, code


def test_every_use_names_a_known_problem_and_gives_it_its_words() -> None:
    found = list(calls())
    assert len(found) > 20
    for where, node, code in found:
        given = {each.arg for each in node.keywords}
        if ast.unparse(node.func) == "decoder.fault":
            given.add("key")  # it knows what the settings file calls it
        assert code in catalogue(), where
        assert None in given or placeholders(code) <= given, where
