"""Sources that lie in Google Sheets: what a setting may say of them, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from automations.books.google.addresses import BY_NUMBER, GoogleAddress, address_of, is_google
from automations.event.model import Event
from automations.registration.rules import RegistrationSource
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.sources import Source

AnySource = Source | RegistrationSource
# The product writes these books itself, as files; or reads a whole folder of files.
_FILES_ONLY = (
    "award.judging.order",
    "award.judging.scores",
    "award.judging.scores_again",
    "award.judging.hall_tokens",
)
_PATHS_ONLY = (
    "award.entry_forms",
    "award.judging.score_sheets",
    "outputs.folder",
    "outputs.result_book",
    "outputs.decision_book",
    "outputs.brief",
    "outputs.template",
)


def faults_of(
    path: str, source: AnySource, place_of: Callable[[str], Place], name_of: Callable[[str], str]
) -> Iterator[Problem]:
    """Name what is wrong with a source in Google Sheets; ``path``: the setting's."""
    if not is_google(source.book):
        return
    at, key = place_of(f"{path}.book"), name_of(f"{path}.book")
    address = address_of(source.book)
    if address is None:
        yield problem("google_address_unfit", at)
    elif path in _FILES_ONLY:
        yield problem("google_not_here", at, key=key)
    elif _said(address) and source.sheet and address.tab != source.sheet:
        words = {"first": address.tab, "second": source.sheet}
        yield problem("google_tab_twice", place_of(f"{path}.sheet"), **words)


def misplaced(
    event: Event, place_of: Callable[[str], Place], name_of: Callable[[str], str]
) -> Iterator[Problem]:
    """Name each setting that means a file or folder, but says where a spreadsheet is."""
    for path in _PATHS_ONLY:
        if is_google(str(_at(event, path) or "")):
            yield problem("google_not_here", place_of(path), key=name_of(path))


def settled(event: Event) -> Event:
    """Return the event with every such source as the product names it: book and tab apart."""
    changed: Event = changed_sources(event, _settled)
    return changed


def changed_sources(value: Any, change: Callable[[AnySource], AnySource]) -> Any:  # noqa: ANN401 - any part of an event
    """Return a part of an event with each of its sources changed; itself if none was."""
    if isinstance(value, Source | RegistrationSource):
        return change(value)
    if isinstance(value, tuple):
        return tuple(changed_sources(each, change) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {each.name: getattr(value, each.name) for each in fields(value)}
    new = {name: changed_sources(part, change) for name, part in parts.items()}
    return value if new == parts else replace(value, **new)


def _settled(source: AnySource) -> AnySource:
    address = address_of(source.book)
    if address is None:
        return source
    # The tab that happened to be open when somebody took the address gives way to a name.
    sheet = _said(address) or source.sheet or address.tab
    return replace(source, book=address.book, sheet=sheet)


def _said(address: GoogleAddress) -> str:
    """Return the tab's name, if the address gives one."""
    return "" if address.tab.startswith(BY_NUMBER) else address.tab


def _at(event: Event, path: str) -> object:
    value: object = event
    for name in path.split("."):
        value = getattr(value, name, None)
    return value
