"""Books of ours beside a shared book into which nothing could be written, one a book.

One waits until somebody has closed the book; the other, with a date, stands beside a file that can
never be written into. The next success takes either away, unless somebody has saved it since: then
it stays, under another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from enum import Enum
from itertools import count
from pathlib import Path

from automations.books.draft import Draft
from automations.books.opening import read_book
from automations.books.own_book import book_of, is_as_made
from automations.books.problem_sheet import problem_draft
from automations.books.splicing.changes import StatusColumn
from automations.books.status_list import status_list_draft
from automations.errors import ExpectedFailure
from automations.flows.status_texts import sibling_name
from automations.flows.write_back_plan import BookPlan, SaidColumn, says_the_same
from automations.replacing import whole_package, write_file

_USUAL = ".xlsx"
_DAY = r"\d{4}-\d\d-\d\d"


class Sibling(Enum):
    """Why a book stands beside another; the value is the key of its name in status.toml."""

    WAITING = "waiting"
    DATED = "dated"


def write_sibling(folder: Path, plan: BookPlan, kind: Sibling, day: date) -> tuple[Path, bool]:
    """Write the book beside a book; return where it stands, and whether it says anything new.

    ``folder`` is the event's. Raises as `automations.replacing.write_file` does.
    """
    there = list(_standing(plan.path))
    own = [each for each in there if re.fullmatch(_pattern(plan.path, kind), each.name)]
    sheets = _sheets(folder, plan)
    if len(there) == len(own) == 1 and _says(own[0], sheets):
        return own[0], False
    target = plan.path.with_name(_name(plan.path, kind, f"{day:%Y-%m-%d}"))
    content = book_of(sheets)
    if target in there and not is_as_made(target):
        _keep(target)
    write_file(target, content, whole_package)
    _remove(each for each in there if each != target)
    return target, True


def absorb_siblings(path: Path) -> None:
    """Take away what stands beside a book that says everything itself now."""
    _remove(_standing(path))


def is_sibling(path: Path) -> bool:
    """Tell whether a file is a book of ours beside any other, in which nobody has written since."""
    names = (sibling_name(kind.value, stem="\0", day="\1") for kind in Sibling)
    ours = (re.escape(each).replace("\0", ".+").replace("\1", _DAY) for each in names)
    named = any(re.fullmatch(each, path.name, re.DOTALL) for each in ours)
    return named and is_as_made(path)


def _sheets(folder: Path, plan: BookPlan) -> tuple[Draft, ...]:
    problems = problem_draft(plan.problems, plan.cover, (plan.path, folder))
    said = (_filled(each) for each in plan.columns)
    return problems, status_list_draft(said, plan.cover, plan.path.name)


def _filled(said: SaidColumn) -> StatusColumn:
    cells = tuple(each for each in said.cells if each.text)
    return StatusColumn(said.column.sheet.name, said.column.number, cells)


def _says(path: Path, sheets: tuple[Draft, ...]) -> bool:
    try:
        book = read_book(path, path.name)
    except (ExpectedFailure, OSError):
        return False
    standing = {each.name: each for each in book.sheets}
    return all(says_the_same(each, standing.get(each.name)) for each in sheets)


def _standing(path: Path) -> Iterator[Path]:
    """Yield the books that stand beside a book, of both kinds."""
    patterns = [re.compile(_pattern(path, kind)) for kind in Sibling]
    with suppress(OSError):
        names = sorted(each.name for each in path.parent.iterdir())
        yield from (path.with_name(n) for n in names if any(p.fullmatch(n) for p in patterns))


def _pattern(path: Path, kind: Sibling) -> str:
    ahead, _, behind = _name(path, kind, "\0").partition("\0")
    return re.escape(ahead) + (_DAY + re.escape(behind) if behind else "")


def _name(path: Path, kind: Sibling, day: str) -> str:
    """Name the book; 申込.csv has one of its own where 申込.xlsx stands as well."""
    usual = path.with_suffix(_USUAL)
    shares_its_stem = path.suffix.lower() != _USUAL and usual.exists()
    return sibling_name(kind.value, stem=path.name if shares_its_stem else path.stem, day=day)


def _remove(paths: Iterable[Path]) -> None:
    for each in paths:
        with suppress(OSError):  # somebody reads it; it goes next time
            if is_as_made(each):
                each.unlink()
            else:
                _keep(each)


def _keep(path: Path) -> None:
    path.rename(kept_name(path))


def kept_name(path: Path) -> Path:
    """Return a free name beside a book that people wrote into, under which it is left alone."""
    names = (sibling_name("kept", stem=path.stem, number=str(number)) for number in count(1))
    return next(to for name in names if not (to := path.with_name(name)).exists())
