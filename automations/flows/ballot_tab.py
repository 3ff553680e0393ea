"""The tab 投票 of フォームの作り方.xlsx: the questions of the voting form, from the entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from automations.award.ballot_columns import ballot_fields, mark_heading
from automations.award.ballot_form import BallotForm
from automations.award.entries import RANKED, Entry
from automations.award.rules import Arrangement, AwardRules, Method
from automations.books.google.addresses import plain_name
from automations.books.guide_book import Block
from automations.flows.ballot_questions import (
    choice_notes,
    choice_questions,
    choice_title,
    limit_words,
)
from automations.flows.form_words import Question, question_headings, words
from automations.tables import dispositions
from automations.tables.problems import Problem, Severity, refusals
from automations.tables.rendering import japanese_time
from automations.tables.schema import schema

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
    if rules.vote.arrangement is Arrangement.LONG:
        yield _rows_of_entries(rules)
    elif form is None or not form.listed:
        yield _empty(rules, len(first) + 1)
    elif rules.vote.method is not Method.MARKS:
        yield from () if refusals(form.problems) else _choices(rules, form, len(first) + 1)
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
    if rules.vote.method is not Method.MARKS:
        return _description_of_choices(rules)
    vote = rules.vote
    filled = {
        "opens": japanese_time(vote.opens),
        "closes": japanese_time(vote.closes),
        "limit": vote.choices_per_category,
        "criteria": "・".join(each.name for each in rules.criteria),
        "count": len(rules.criteria),
        "lowest": vote.lowest_mark,
        "highest": vote.highest_mark,
        "scale": _scale_words(rules),
    }
    first, usual = _words()["described"]
    how = _words()["described_words"] if rules.scale else usual
    lines = (first, how if vote.choices_per_category else _words()["described_free"])
    text = "\n".join(line.format_map(filled) for line in lines)
    return Block(_said("describe"), rows=((text,),), copied=frozenset({1}))


def _description_of_choices(rules: AwardRules) -> Block:
    """Say once what holds in each category, or in all of them together."""
    vote = rules.vote
    when = {"opens": japanese_time(vote.opens), "closes": japanese_time(vote.closes)}
    limits = dict.fromkeys(limit_words(rules, each.name) for each in rules.categories)
    text = "\n".join((_said("described_first", **when), *limits))
    return Block(_said("describe"), rows=((text,),), copied=frozenset({1}))


def _rows_of_entries(rules: AwardRules) -> Block:
    """Say which columns a sheet has in which each row is an entry: no form makes one."""
    said = words()["book"]
    rows = tuple(
        (each.heading, said["required"] if each.required else said["optional"])
        for each in (*schema("ballots").fields, *ballot_fields(rules, ()))
        if each.key != "test"
    )
    headings = tuple(_words()["rows_headings"])
    return Block(choice_title(rules), (_said("rows_note"),), headings, rows, frozenset({1}))


def _choices(rules: AwardRules, form: BallotForm, number: int) -> Iterator[Block]:
    """Yield the questions of a vote without marks."""
    asked = choice_questions(rules, form)
    title = choice_title(rules)
    yield replace(questions_block(title, choice_notes(rules), asked, number), new_page=True)
    questions = number + len(asked) - 1
    if questions > _words()["most"]:
        yield Block(_said("too_many", questions=questions, most=_words()["most"]))


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
    if rules.scale:
        return tuple(each.word for each in rules.scale)
    return tuple(map(str, range(rules.vote.lowest_mark, rules.vote.highest_mark + 1)))


def _scale_words(rules: AwardRules) -> str:
    if rules.scale:
        return "・".join(f"「{word}」" for word in _scale(rules))
    return f"{rules.vote.lowest_mark}から{rules.vote.highest_mark}"


def _limit(rules: AwardRules, category: str) -> str:
    limit, scale = rules.vote.choices_per_category, _scale_words(rules)
    key = "limit" if limit else "limit_free"
    return _said(key, category=category, limit=limit, scale=scale)


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
    asked = tuple(_examples(rules))
    notes = (line.format(book=plain_name(rules.entries.book)) for line in _words()["empty_notes"])
    # Only an example: nothing of it is to be copied.
    return replace(questions_block(_said("empty"), notes, asked, start), copied=frozenset())


def _examples(rules: AwardRules) -> Iterator[Question]:
    """Yield what the questions would be if one entry stood in the list."""
    title = _said("empty_title")
    if rules.vote.method is Method.MARKS:
        for each in rules.criteria:
            heading = mark_heading(each.name, _EXAMPLE_NUMBER, title)
            yield Question(heading, "cell", _scale(rules))
        return
    category = rules.categories[0].name
    entry = Entry(_EXAMPLE_NUMBER, title, category, "", None, RANKED, 0)
    yield from choice_questions(rules, BallotForm(((category, (entry,)),), (), ()))
