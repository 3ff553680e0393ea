"""The tab 投票 of フォームの作り方.xlsx: the questions of the voting form, from the entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from automations.award.ballot_columns import mark_heading
from automations.award.ballot_form import BallotForm
from automations.award.entries import Entry
from automations.award.rules import AwardRules
from automations.books.guide_book import Block
from automations.flows.form_words import Question, question_headings, words
from automations.tables import dispositions
from automations.tables.problems import Problem, Severity, refusals
from automations.tables.rendering import japanese_time

_TEXT = 2  # the column of what is asked, from 1
_EXAMPLE_NUMBER = 1

_Listed = tuple[str, tuple[Entry, ...]]  # a category and its entries


def ballot_blocks(
    rules: AwardRules, first: Sequence[Question], form: BallotForm | None
) -> Iterator[Block]:
    """Yield the blocks of the tab; ``first``: the questions before the marks.

    ``form``: None while there are no entries. With faults that would spoil the answers only the
    faults are told, not the questions.
    """
    yield from (faults_block(form.problems),) if form and form.problems else ()
    yield _description(rules)
    yield questions_block(_said("first"), (), first)
    yield from (_left_out(form.left_out),) if form and form.left_out else ()
    if form is None or not form.listed:
        yield _empty(rules, len(first) + 1)
    elif not refusals(form.problems):
        yield from _marks(rules, form, len(first) + 1)


def questions_block(
    title: str, lines: Iterable[str], asked: Iterable[Question], start: int = 1
) -> Block:
    """Return questions as a block, numbered from ``start``: text, choices and help are copied."""
    rows = tuple(each.row(number) for number, each in enumerate(asked, start))
    width = len(question_headings())
    copied = frozenset({_TEXT, width - 1, width})
    return Block(title, tuple(lines), question_headings(), rows, copied)


def faults_block(problems: Sequence[Problem]) -> Block:
    """Return the list of what is wrong with the entries, the urgent first."""
    urgent = sorted(problems, key=lambda each: (each.severity is not Severity.REFUSE, each.order))
    rows = tuple((each.severity.value, str(each)) for each in urgent)
    return Block(_said("faults"), (_said("faults_note"),), tuple(_words()["faults_headings"]), rows)


def _words() -> Mapping[str, Any]:
    said: Mapping[str, Any] = words()["ballot"]
    return said


def _said(key: str, **filled: object) -> str:
    return str(_words()[key]).format_map(filled)


def _description(rules: AwardRules) -> Block:
    vote = rules.vote
    filled = {
        "opens": japanese_time(vote.opens),
        "closes": japanese_time(vote.closes),
        "limit": vote.choices_per_category,
        "criteria": "・".join(each.name for each in rules.criteria),
        "count": len(rules.criteria),
        "lowest": vote.lowest_mark,
        "highest": vote.highest_mark,
    }
    text = "\n".join(line.format_map(filled) for line in _words()["described"])
    return Block(_said("describe"), rows=((text,),), copied=frozenset({1}))


def _marks(rules: AwardRules, form: BallotForm, number: int) -> Iterator[Block]:
    for place, (category, entries) in enumerate(form.listed, 1):
        yield _grid(rules, place, category)
        yield _grid_rows(entries)
    for place, (category, entries) in enumerate(form.listed, 1):
        yield _cells(rules, place, (category, entries), number)
        number += len(entries) * len(rules.criteria)
    questions = number - 1
    if questions > _words()["most"]:
        yield Block(_said("too_many", questions=questions, most=_words()["most"]))


def _scale(rules: AwardRules) -> tuple[str, ...]:
    return tuple(map(str, range(rules.vote.lowest_mark, rules.vote.highest_mark + 1)))


def _limit(rules: AwardRules, category: str) -> str:
    vote = rules.vote
    return _said(
        "limit", category=category, limit=vote.choices_per_category,
        lowest=vote.lowest_mark, highest=vote.highest_mark,
    )  # fmt: skip


def _grid(rules: AwardRules, place: int, category: str) -> Block:
    scale, limit = _scale(rules), _limit(rules, category)
    asked = (Question(each.name, "grid", scale, limit) for each in rules.criteria)
    title = _said("grid", number=place, category=category)
    return replace(questions_block(title, _words()["grid_notes"], asked), new_page=True)


def _grid_rows(entries: Sequence[Entry]) -> Block:
    rows = tuple((each.number, each.label, each.section) for each in entries)
    notes = (_said("grid_rows_note"),)
    headings = tuple(_words()["grid_rows_headings"])
    return Block(_said("grid_rows"), notes, headings, rows, frozenset({_TEXT}))


def _cells(rules: AwardRules, place: int, listed: _Listed, start: int) -> Block:
    category, entries = listed
    pairs = product(entries, rules.criteria)
    asked = (
        Question(
            mark_heading(criterion.name, entry.number, entry.title),
            "cell",
            # The rest are copies of the first question; said each time, the list would be pages.
            _scale(rules) if number == 0 else (),
            _said("section", section=entry.section) if entry.section else "",
        )
        for number, (entry, criterion) in enumerate(pairs)
    )
    title = _said("cells", number=place, category=category)
    notes = (*_words()["cells_notes"], _limit(rules, category))
    return replace(questions_block(title, notes, asked, start), new_page=True)


def _left_out(entries: Sequence[Entry]) -> Block:
    rows = tuple(
        (each.number, each.title, dispositions.words(each.disposition)) for each in entries
    )
    headings = tuple(_words()["left_out_headings"])
    return Block(_said("left_out"), (_said("left_out_note"),), headings, rows)


def _empty(rules: AwardRules, start: int) -> Block:
    title, scale = _said("empty_title"), _scale(rules)
    asked = (
        Question(mark_heading(each.name, _EXAMPLE_NUMBER, title), "cell", scale)
        for each in rules.criteria
    )
    notes = (line.format(book=rules.entries.book) for line in _words()["empty_notes"])
    # Only an example: nothing of it is to be copied.
    return replace(questions_block(_said("empty"), notes, asked, start), copied=frozenset())
