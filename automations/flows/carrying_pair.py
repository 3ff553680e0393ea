"""The two folders of a bringing back: are they one event, and is the copy the one that is named?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automations.errors import SettingsWrong
from automations.event.loading import SETTINGS_FILES
from automations.flows.event_folder import EventFolder, open_event
from automations.ledger.carried import Passage, Stage, copy_marked, passages
from automations.tables.places import Place
from automations.tables.problems import Problem, on_one_line, problem, refuse_input


@dataclass(frozen=True, slots=True)
class Pair:
    """The event's own folder, the copy's, and what is known of the copy.

    ``copy`` is "" for one that somebody made by hand; ``passages`` are those recorded here.
    """

    here: EventFolder
    there: EventFolder
    copy: str
    passages: tuple[Passage, ...]

    @property
    def notes(self) -> tuple[Problem, ...]:
        """Return what should be known of such a copy."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[Problem]:
        place = Place(self.there.root.resolve().name)
        own = [each for each in self.passages if each.copy == self.copy]
        if not self.copy:
            yield problem("carry_no_record", place)
        elif own and own[-1].stage is Stage.LOST:
            yield problem("carry_was_lost", place)


def open_pair(root: Path, source: Path) -> Pair:
    """Open both folders.

    Raises:
        SettingsWrong: the settings of one of them cannot be used; the copy's are said to be its.
        InputUnfit: they are no pair, or a record of a copy is damaged.
    """
    place = Place(on_one_line(source.absolute().name))
    refuse_input(_unfit(root, source, place))
    here, there = open_event(root), _open_copy(source, place)
    refuse_input([*records_outside(here), *records_outside(there)])
    copy, own, known = (
        copy_marked(there.restricted), copy_marked(here.restricted), passages(here.restricted)
    )  # fmt: skip
    pair = Pair(here, there, copy, known)
    refuse_input(_no_pair(pair, own, place))
    return pair


def records_outside(folder: EventFolder) -> Iterator[Problem]:
    """Say so if the records do not lie in the event's folder: a copy would leave without them."""
    if not folder.restricted.resolve().is_relative_to(folder.root.resolve()):
        yield problem("carry_restricted_outside", Place(folder.root.resolve().name))


def _unfit(root: Path, source: Path, place: Place) -> Iterator[Problem]:
    one, other = root.resolve(), source.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        yield problem("carry_same_folder", place)
    elif not _is_event(source):
        yield problem("carry_not_event", place)


def _is_event(source: Path) -> bool:
    try:
        return any((source / name).is_file() for name in SETTINGS_FILES)
    except OSError:  # no name that the system takes
        return False


def _open_copy(source: Path, place: Place) -> EventFolder:
    try:
        return open_event(source)
    except SettingsWrong as wrong:
        heading = problem("carry_source_settings", place)
        raise SettingsWrong(heading, *wrong.sentences) from None


def _no_pair(pair: Pair, own: str, place: Place) -> Iterator[Problem]:
    here, there = pair.here.event, pair.there.event
    known = pair.copy in {each.copy for each in pair.passages}
    if own and pair.copy in {"", own}:
        yield problem("carry_wrong_way", Place(pair.here.root.resolve().name))
    elif not known and here.basics.name != there.basics.name:
        names = {"here": here.basics.name, "there": there.basics.name}
        yield problem("carry_other_event", place, **names)
    elif here.outputs.folder != there.outputs.folder:
        names = {"here": here.outputs.folder, "there": there.outputs.folder}
        yield problem("carry_restricted_differs", place, **names)
