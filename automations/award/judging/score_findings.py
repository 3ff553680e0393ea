"""What people are told of score sheets: each fault once, where it begins and how far it goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from automations.award.judging.listed_entry import of_another_event
from automations.award.judging.panel_rules import judging_of
from automations.award.judging.score_pairs import Pair, Settled
from automations.award.judging.score_rows import ScoreRow
from automations.award.judging.scores import Lack
from automations.award.judging.wording import said
from automations.award.rules import AwardRules
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.typed import TypedTable

_MANY = 4  # different pairs of number and title in a sheet: a whole column has moved


def about_rows(rows: Sequence[ScoreRow]) -> Iterator[Problem]:
    """Yield what is wrong with rows that are nobody's; where no mark is, nothing is lost."""
    written = [each for each in rows if each.marked]
    yield from _once_a_sheet(each.fault for each in written if each.fault is not None)
    yield from _of_other_titles([each for each in written if each.fault is None])


def about_pairs(
    pairs: Sequence[Pair],
    settled: Sequence[Settled],
    tables: Sequence[TypedTable],
    rules: AwardRules,
) -> Iterator[Problem]:
    """Yield what is waited for, in sheets in which anything is written."""
    lacking: dict[str, list[Pair]] = defaultdict(list)
    yield from _of_silent_judges(pairs, settled)
    yield from _of_absent_judges(pairs, settled)
    for pair, found in zip(pairs, settled, strict=True):
        yield from () if _is_silent(pair, found) else found.problems
        if found.no_row:
            lacking[pair.judge.label].append(pair)
    for judge, own in lacking.items():
        yield _of_missing_rows(judge, own, _anywhere(tables, rules))


def _once_a_sheet(faults: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what is said of several rows of a sheet in the same words at the first of them."""
    alike: dict[tuple[str, str, str, str], list[Problem]] = defaultdict(list)
    for each in faults:
        alike[each.place.book, each.place.sheet, each.code, each.found].append(each)
    moved: dict[tuple[str, str], list[list[Problem]]] = defaultdict(list)
    for (book, sheet, code, _), own in alike.items():
        if code == "score_entry_contradicted":
            moved[book, sheet].append(own)
        else:
            yield _first(own)
    for several in moved.values():
        if len(several) >= _MANY:
            rows = [each for own in several for each in own]
            place = min(each.place for each in rows)
            yield problem("score_entries_contradicted", place, count=len(rows))
        else:
            yield from map(_first, several)


def _first(alike: Sequence[Problem]) -> Problem:
    first = min(alike, key=lambda each: each.order)
    if len(alike) == 1:
        return first
    return replace(first, found=said("score_rows", "alike", found=first.found, count=len(alike)))


def _of_other_titles(rows: Iterable[ScoreRow]) -> Iterator[Problem]:
    """Say once a book that titles were changed and the numbers alone were gone by.

    Where most of them were, the book is refused: it is of another event.
    """
    books: dict[str, list[ScoreRow]] = defaultdict(list)
    for each in rows:
        books[each.place.book].append(each)
    for own in books.values():
        other = [each for each in own if each.other_title]
        if not other:
            continue
        titles = "、".join(f"「{title}」" for title in sorted({each.other_title for each in other}))
        place = min(each.place for each in other)
        strange = of_another_event(_entries(other), _entries(own))
        code = "score_of_another_event" if strange else "score_title_unknown"
        yield problem(code, place, titles=titles, count=len(other))


def _entries(rows: Iterable[ScoreRow]) -> frozenset[int]:
    return frozenset(each.entry for each in rows if each.entry is not None)


def _of_silent_judges(pairs: Sequence[Pair], settled: Sequence[Settled]) -> Iterator[Problem]:
    """Say once of a judge whose paper is not in at all what would be said of each entry."""
    places: dict[str, list[Place]] = defaultdict(list)
    for pair, found in zip(pairs, settled, strict=True):
        if _is_silent(pair, found):
            places[pair.judge.label] += [each.place for each in found.problems]
    for judge, own in places.items():
        yield problem("score_judge_silent", min(own), judge=judge, count=len(own))


def _is_silent(pair: Pair, found: Settled) -> bool:
    return not pair.begun and any(each.code == "score_row_blank" for each in found.problems)


def _of_absent_judges(pairs: Sequence[Pair], settled: Sequence[Settled]) -> Iterator[Problem]:
    """Say once of an absent judge that marks are written all the same."""
    places: dict[str, list[Place]] = defaultdict(list)
    for pair, found in zip(pairs, settled, strict=True):
        for each in found.missing:
            if each.lack is Lack.ABSENT_AND_MARKED and each.place:
                places[pair.judge.label].append(each.place)
    for judge, own in places.items():
        yield problem("score_of_absent", min(own), judge=judge, count=len(own))


def _of_missing_rows(judge: str, own: Sequence[Pair], anywhere: Place) -> Problem:
    sheet = own[0].sheet
    if sheet is None:
        return problem("score_judge_missing", anywhere, judge=judge, count=len(own))
    entries = "、".join(each.entry.label for each in own)
    return problem("score_rows_missing", sheet, judge=judge, entries=entries)


def _anywhere(tables: Sequence[TypedTable], rules: AwardRules) -> Place:
    """Return where rows belong that are nowhere: no sheet of another judge."""
    if folder := judging_of(rules).score_sheets:
        return Place(folder)
    places = sorted(each.sheet.place() for each in tables)
    if len(places) == 1:
        return places[0]
    return Place(places[0].book) if places else Place("")
