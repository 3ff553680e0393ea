"""実施要領: every rule of the award in plain sentences, from the settings alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document

from automations.award.rule_sentences import rule_sentences
from automations.errors import SettingsWrong
from automations.flows.event_folder import open_event
from automations.flows.guidelines import make_guidelines
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from tests.small_event import AFTER, change_text


def said(path: Path) -> list[str]:
    """Return what a document says, tables after text."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [each.text for each in document.paragraphs] + cells


def test_every_rule_is_said_once_and_in_the_words_of_the_report(small: Path) -> None:
    award = open_event(small).event.award
    assert award is not None
    told = said(make_guidelines(small, AFTER))
    assert [told.count(each) for each in rule_sentences(award)] == [1] * len(rule_sentences(award))


def test_the_same_settings_make_the_same_bytes(small: Path) -> None:
    first = make_guidelines(small, AFTER).read_bytes()
    assert make_guidelines(small, AFTER).read_bytes() == first


def test_nobody_reads_a_latin_name_or_a_hole(small: Path) -> None:
    text = "\n".join(said(make_guidelines(small, AFTER)))
    assert re.findall(r"None|\{\{|\}\}|dxten|True|False", text) == []


def test_without_an_award_there_is_nothing_to_write(small: Path) -> None:
    settings = small / "event.toml"
    whole = settings.read_text(encoding="utf-8")
    change_text(settings, {whole[whole.index("[award]") :]: ""})
    with pytest.raises(SettingsWrong) as refused:
        make_guidelines(small, AFTER)
    assert "賞を設けない設定なので、実施要領に書くことがありません" in str(refused.value)


DECIDED = '\n[approval]\ndecided = 2024-11-01T10:00:00\nnumber = "6企情第1号"\n'


def decide(folder: Path, text: str = DECIDED) -> None:
    settings = folder / "event.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + text, encoding="utf-8")


def endings(told: list[str]) -> tuple[set[bool], list[str]]:
    """Return whether it calls itself a draft, and from when it is in force."""
    titles = [each for each in told if "実施要領" in each]
    return {each.endswith("（案）") for each in titles}, [
        each for each in told if "施行する" in each
    ]


def test_what_was_decided_is_no_draft(small: Path) -> None:
    decide(small)
    assert endings(said(make_guidelines(small, AFTER))) == (
        {False},
        ["この要領は、令和6年11月1日（金）から施行する（6企情第1号）。"],
    )


def test_rules_that_differ_from_those_decided_are_a_draft_again(small: Path) -> None:
    decide(small)
    perform(small, FINALISTS, AFTER)
    change_text(small / "event.toml", {"seats = 3": "seats = 2"})
    assert endings(said(make_guidelines(small, AFTER))) == (
        {True},
        ["この要領は、決裁の日から施行する。"],
    )


def test_a_decision_that_is_still_to_come_decided_nothing(small: Path) -> None:
    decide(small, DECIDED.replace("2024-11-01", "2024-12-31"))
    assert endings(said(make_guidelines(small, AFTER))) == (
        {True},
        ["この要領は、決裁の日から施行する。"],
    )
