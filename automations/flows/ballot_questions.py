"""The questions of a voting form that asks for choices, points or places, by how it is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from automations.award.ballot_columns import Listed, ballot_fields
from automations.award.ballot_form import BallotForm
from automations.award.entries import Entry
from automations.award.rules import Arrangement, AwardRules, Extent, Method
from automations.flows.form_words import Question, words

_MOST_PLACES = 10  # that a drop-down of a grid offers where there is no limit


def choice_title(rules: AwardRules) -> str:
    """Return the title over the questions, with what voters do."""
    said: str = words()["ballot"]["choice_title"]
    return said.format(method=rules.vote.method.value)


def choice_notes(rules: AwardRules) -> tuple[str, ...]:
    """Return how to make the questions, by layout, and what a tool cannot do."""
    said = words()["ballot"]["arranged"][rules.vote.arrangement.value]
    ranked = words()["ballot"]["ranked_notes"] if _is_ranking(rules) else []
    return (*said, *ranked)


def choice_questions(rules: AwardRules, form: BallotForm) -> tuple[Question, ...]:
    """Return the questions, their texts as the answers are read by; none for rows of entries."""
    match rules.vote.arrangement:
        case Arrangement.GRID:
            return tuple(_entry_questions(rules, form))
        case Arrangement.CATEGORY_CELLS:
            return tuple(_category_questions(rules, form))
        case Arrangement.ONE_CELL:
            return (_question(rules, _headings(rules, form)[0], _every(form), ""),)
        case Arrangement.SLOTS:
            return tuple(_slot_questions(rules, form))
        case Arrangement.LONG:
            return ()


def _is_ranking(rules: AwardRules) -> bool:
    in_cells = rules.vote.arrangement in {Arrangement.CATEGORY_CELLS, Arrangement.ONE_CELL}
    return rules.vote.method is Method.RANKS and in_cells


def _every(form: BallotForm) -> tuple[Entry, ...]:
    return tuple(each for _, entries in form.listed for each in entries)


def _listed(form: BallotForm) -> tuple[Listed, ...]:
    return tuple(
        Listed(each.number, each.title, each.category, running=True) for each in _every(form)
    )


def _headings(rules: AwardRules, form: BallotForm) -> list[str]:
    return [each.heading for each in ballot_fields(rules, _listed(form)) if each.required]


def _question(
    rules: AwardRules, text: str, entries: Sequence[Entry], category: str, kind: str = ""
) -> Question:
    usual = "ranking" if _is_ranking(rules) else "multiple"
    labels = tuple(each.label for each in entries)
    return Question(text, kind or usual, labels, limit_words(rules, category))


def limit_words(rules: AwardRules, category: str) -> str:
    """Say how much a voter may give, in a category or in all of them."""
    vote, said = rules.vote, words()["ballot"]["limits"]
    where = f"「{category}」" if category and vote.extent is Extent.CATEGORY else said["overall"]
    limit = vote.points if vote.method is Method.POINTS else vote.choices_per_category
    free = vote.method is Method.APPROVAL or not limit
    key = f"{vote.method.value}{'無制限' if free else ''}"
    return str(said[key]).format(where=where, limit=limit)


def _category_questions(rules: AwardRules, form: BallotForm) -> Iterator[Question]:
    for (category, entries), text in zip(form.listed, _headings(rules, form), strict=True):
        yield _question(rules, text, entries, category)


def _slot_questions(rules: AwardRules, form: BallotForm) -> Iterator[Question]:
    fields = [each for each in ballot_fields(rules, _listed(form)) if each.required]
    by_place = {str(place): each.name for place, each in enumerate(rules.categories, 1)}
    of = dict(form.listed)
    for field in fields:
        category = by_place.get(field.key.split("_")[1], "")
        yield _question(rules, field.heading, of.get(category, _every(form)), category, "list")


def _entry_questions(rules: AwardRules, form: BallotForm) -> Iterator[Question]:
    for category, entries in form.listed:
        places = rules.vote.choices_per_category or min(len(entries), _MOST_PLACES)
        kind, choices = {
            Method.POINTS: ("number", ()),
            Method.RANKS: ("list", tuple(f"{place}位" for place in range(1, places + 1))),
        }.get(rules.vote.method, ("tick", ("○",)))
        for each in entries:
            yield Question(each.label, kind, choices, limit_words(rules, category))
