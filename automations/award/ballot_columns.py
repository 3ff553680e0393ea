"""The columns of a sheet of ballots, for each way in which a form can write out what voters say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

from automations.award.ballot_words import ballot_words
from automations.award.rules import Arrangement, AwardRules, Category, Criterion, Extent, Method
from automations.award.vote_rules import VoteRules
from automations.tables.headings import heading_key
from automations.tables.schema import Blank, Field

NAMED = "entry_named"  # of sheets with one row an entry
BALLOT_NUMBER = "ballot_number"
_ASKED = re.compile(r"(.*\S)\s*[\[［](.+)[\]］]", re.DOTALL)
_KANJI = "〇一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as the voting form lists it; ``running``: when the vote opens."""

    number: int
    title: str
    category: str
    running: bool
    aliases: tuple[str, ...] = ()


def mark_key(criterion: int, entry: int) -> str:
    """Name the field of a mark: criterion by its place from 1, entry by its number."""
    return f"mark_{criterion}_{entry}"


def cell_key(category: int) -> str:
    """Name the field of the choices in a category, by its place from 1; 0: in all of them."""
    return f"chosen_{category}"


def slot_key(category: int, slot: int) -> str:
    """Name the field of one choice, from 1, in a category from 1, or 0: in all of them."""
    return f"slot_{category}_{slot}"


def slot_of(key: str) -> int:
    """Return which choice, from 1, the field of a slot holds; 0 for any other field.

    >>> slot_of("slot_2_3"), slot_of("chosen_1")
    (3, 0)
    """
    return int(key.rpartition("_")[2]) if key.startswith("slot_") else 0


def value_key(place: int) -> str:
    """Name the field of a value where each row is an entry: by its place from 1."""
    return f"value_{place}"


def mark_heading(criterion: str, number: int, title: str) -> str:
    """Return the heading of a mark as forms are to be built: 効果 [01 窓口DX]."""
    return f"{criterion} [{number:02} {title}]"


def ballot_fields(
    rules: AwardRules, listed: Sequence[Listed], rows: Collection[Collection[str]] = ()
) -> tuple[Field, ...]:
    """Return the fields in which a sheet of ballots says what was chosen.

    ``rows``: the texts of rows that may be the sheet's headings. They tell whether choices are
    counted through all categories, and which words a form put before 「[01 窓口DX]」.
    """
    fields = tuple(_unambiguous(list(_fields(rules, listed, rows))))
    return tuple(_as_asked(fields, rows))


def _fields(
    rules: AwardRules, listed: Sequence[Listed], rows: Collection[Collection[str]]
) -> Iterator[Field]:
    match rules.vote.arrangement:
        case Arrangement.GRID if rules.vote.method is Method.MARKS:
            yield from _mark_grid(rules.criteria, listed)
        case Arrangement.GRID:
            yield from _entry_grid(rules.categories, listed)
        case Arrangement.CATEGORY_CELLS:
            yield from _category_cells(rules, listed)
        case Arrangement.ONE_CELL:
            yield _secret(cell_key(0), ballot_words("cell"), required=True)
        case Arrangement.SLOTS:
            yield from _slots(rules, listed, rows)
        case Arrangement.LONG:
            yield from _rows_of_entries(rules)


def _secret(key: str, names: Iterable[str], *, required: bool) -> Field:
    """Return a column of choices; a cell that only points at another is nobody's choice."""
    heading, *aliases = dict.fromkeys(names)
    return Field(
        key, heading, aliases=tuple(aliases), required=required, secret=True,
        unreadable=Blank.SET_ASIDE,
    )  # fmt: skip


def _mark_grid(criteria: Sequence[Criterion], listed: Sequence[Listed]) -> Iterator[Field]:
    for entry, (place, criterion) in product(listed, enumerate(criteria, 1)):
        names = (
            heading
            for name in (criterion.name, *criterion.aliases)
            for heading in _mark_headings(name, entry)
        )
        field = _secret(mark_key(place, entry.number), names, required=entry.running)
        yield replace(field, unreadable=None)


def _mark_headings(criterion: str, entry: Listed) -> Iterator[str]:
    """Yield a mark's headings as form tools and people write them, the usual one first."""
    first, *rows = _rows_of(entry)
    yield mark_heading(criterion, entry.number, entry.title)
    yield from (f"{criterion} [{row}]" for row in rows)
    yield from (f"{row} [{criterion}]" for row in (first, *rows))


def _rows_of(entry: Listed) -> Iterator[str]:
    """Yield what a form calls an entry in a heading, the usual one first."""
    number, title = entry.number, entry.title
    yield from (f"{number:02} {title}", f"{number} {title}")
    yield from (f"{number:02}.{title}", f"{number}.{title}", title, f"{number:02}", f"{number}")
    yield from entry.aliases


def _entry_grid(categories: Sequence[Category], listed: Sequence[Listed]) -> Iterator[Field]:
    asked = {each.name: tuple(_names_of(each)) for each in categories}
    for entry in listed:
        rows = tuple(_rows_of(entry))
        named = (f"{name} [{row}]" for name in asked.get(entry.category, ()) for row in rows)
        # 「設問1」 would be much like a bare number.
        worded = (row for row in rows if not row.isdecimal())
        names = chain(worded, (f"[{row}]" for row in rows), named)
        yield _secret(mark_key(1, entry.number), names, required=entry.running)


def _names_of(category: Category) -> Iterator[str]:
    for name in (category.name, *category.aliases):
        yield from (name, name if name.endswith("部門") else f"{name}部門")


def _category_cells(rules: AwardRules, listed: Sequence[Listed]) -> Iterator[Field]:
    limit = rules.vote.choices_per_category
    behind = [text.format(n=limit) for text in ballot_words("limit")] if limit else []
    filled = {each.category for each in listed if each.running}
    for place, category in enumerate(rules.categories, 1):
        bare = [
            text.format(category=name)
            for name in (category.name, *category.aliases)
            for text in ballot_words("category")
        ]
        names = (*bare, *(f"{name}{text}" for name, text in product(bare, behind)))
        yield _secret(cell_key(place), names, required=category.name in filled)


def _slots(
    rules: AwardRules, listed: Sequence[Listed], rows: Collection[Collection[str]]
) -> Iterator[Field]:
    running = [each for each in listed if each.running]
    overall = rules.vote.extent is Extent.OVERALL or len(rules.categories) < 2  # noqa: PLR2004 - nothing to tell apart
    if overall or _has_slot(rules.vote, rows):
        least = _least_slots(rules.vote, len(running)) if overall else 1
        for slot in range(1, max(len(running), least) + 1):
            yield _secret(slot_key(0, slot), _slot_names(rules.vote, slot), required=slot <= least)
        return
    for place, category in enumerate(rules.categories, 1):
        size = sum(each.category == category.name for each in running)
        least = _least_slots(rules.vote, size)
        for slot in range(1, size + 1):
            names = _category_slot_names(rules.vote, category, slot)
            yield _secret(slot_key(place, slot), names, required=slot <= least)


def _least_slots(vote: VoteRules, entries: int) -> int:
    """Return how many columns of choices a sheet must have."""
    limited = vote.method is not Method.APPROVAL and vote.choices_per_category
    return max(1, min(vote.choices_per_category, entries)) if limited else 1


def _has_slot(vote: VoteRules, rows: Collection[Collection[str]]) -> bool:
    first = {heading_key(name) for name in _slot_names(vote, 1)}
    return any(heading_key(text) in first for row in rows for text in row)


def _slot_names(vote: VoteRules, slot: int) -> Iterator[str]:
    """Yield the headings of a choice: 選択1, or 1位 where the order counts."""
    said = [text.format(n=slot) for text in ballot_words("slots")]
    first = f"{slot}位" if vote.method is Method.RANKS else f"選択{slot}"
    yield first
    yield from said
    if slot < len(_KANJI):
        yield from (text.format(n=_KANJI[slot]) for text in ballot_words("slots"))


def _category_slot_names(vote: VoteRules, category: Category, slot: int) -> Iterator[str]:
    slots = tuple(_slot_names(vote, slot))
    for name, said in product(_names_of(category), slots):
        yield from (f"{name} [{said}]", f"{name}{said}", f"{name}_{said}")
        yield from (f"{said} [{name}]", f"{name}（{said}）", f"{said}（{name}）")


def _rows_of_entries(rules: AwardRules) -> Iterator[Field]:
    yield _secret(NAMED, ballot_words("long_entry"), required=True)
    number, *others = ballot_words("long_ballot")
    yield Field(BALLOT_NUMBER, number, aliases=tuple(others))
    by_method = {Method.POINTS: "long_points", Method.RANKS: "long_places"}
    if rules.vote.method is Method.MARKS:
        for place, each in enumerate(rules.criteria, 1):
            yield _secret(value_key(place), (each.name, *each.aliases), required=True)
    else:
        valued = rules.vote.method in by_method
        words = ballot_words(by_method.get(rules.vote.method, "long_chosen"))
        yield _secret(value_key(1), words, required=valued)


def _unambiguous(fields: list[Field]) -> Iterator[Field]:
    """Leave out ways of writing that fit two columns."""
    keys = {each.key: {heading_key(alias) for alias in each.aliases} for each in fields}
    uses = Counter(key for each in fields for key in {*keys[each.key], heading_key(each.heading)})
    for each in fields:
        own = tuple(alias for alias in each.aliases if uses[heading_key(alias)] == 1)
        yield replace(each, aliases=own)


def _as_asked(fields: Sequence[Field], rows: Collection[Collection[str]]) -> Iterator[Field]:
    """Add the headings in which a form put its question before one of ours: 質問 [01 窓口DX].

    Only where no other heading ends in the same: two questions about one entry are two things.
    """
    known = {heading_key(name): each.key for each in fields for name in each.names}
    texts = {heading_key(text): text for row in rows for text in row}
    asked = [(known.get(heading_key(found[2]), ""), text)
             for key, text in texts.items()
             if key not in known and (found := _ASKED.fullmatch(text.strip()))]  # fmt: skip
    uses = Counter(key for key, _ in asked)
    here = {known[key] for key in texts if key in known}
    more = {key: text for key, text in asked if key and uses[key] == 1 and key not in here}
    for each in fields:
        text = more.get(each.key)
        yield replace(each, aliases=(*each.aliases, text)) if text else each
