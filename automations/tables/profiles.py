"""What a form tool adds to a table: its own columns, its own names, its word for "nothing".

A profile is ``config/profiles/<name>.toml``; microsoft_forms.toml explains the keys. An event
folder may bring its own, or change one of ours by a file of the same name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from automations import resources
from automations.errors import SettingsWrong
from automations.tables.folding import folded
from automations.tables.heading_keys import HeadingKey, heading_key
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

GENERIC = "generic"
AUTOMATIC = "自動"  # what people may write for ""
_FOLDER = "profiles"

Names = Mapping[str, Mapping[str, tuple[str, ...]]]  # table to field to headings


@dataclass(frozen=True, slots=True)
class Profile:
    """A form tool: ``name`` is its file's, ``label`` what people call it.

    ``signatures``: the headings, all of one set in one row, by which it is recognised. ``system``
    and ``system_beginnings``: headings of the tool's own columns. ``blank_words``, ``separators``,
    ``headings`` and ``stand_ins``: as the files explain them.
    """

    name: str
    label: str
    signatures: tuple[frozenset[HeadingKey], ...] = ()
    system: tuple[str, ...] = ()
    system_beginnings: tuple[str, ...] = ()
    blank_words: tuple[str, ...] = ()
    separators: tuple[str, ...] = ()
    headings: Names = field(default_factory=dict)
    stand_ins: Names = field(default_factory=dict)

    def likeness(self, keys: Collection[HeadingKey]) -> int:
        """Return how many headings of a row are this tool's; 0 unless a whole signature is."""
        return max((len(each) for each in self.signatures if each <= set(keys)), default=0)


def profiles(event_folder: Path | None = None) -> tuple[Profile, ...]:
    """Return every profile there is, in the order of their names.

    Raises `SettingsWrong` naming every key that has no meaning in a profile.
    """
    found = dict(_shipped())
    if event_folder is not None:
        own = event_folder / resources.CONFIG / _FOLDER
        found |= {path.stem: _read(path.stem, event_folder) for path in own.glob("*.toml")}
    return tuple(found[name] for name in sorted(found))


@cache
def _shipped() -> Mapping[str, Profile]:
    names = [PurePosixPath(name).stem for name in resources.config_files(_FOLDER)]
    return {name: _read(name, None) for name in names}


def profile_labels(event_folder: Path | None = None) -> tuple[str, ...]:
    """Return what people may choose as 様式, the one for everything else last."""
    labels = [(each.name == GENERIC, each.label) for each in profiles(event_folder)]
    return tuple(label for _, label in sorted(labels))


def profile_fault(named: str, event_folder: Path | None = None) -> Mapping[str, str] | None:
    """Return the words of the problem setting_not_choice for a profile there is not, or None."""
    every = profiles(event_folder)
    if _is_automatic(named) or folded(named) in _known(every):
        return None
    known = profile_labels(event_folder)
    hint = did_you_mean(named, known)
    return {"found": named, "known": "、".join(known), "hint": hint}


def profile_of(
    named: str, rows: Iterable[Collection[str]], event_folder: Path | None = None
) -> Profile:
    """Return the profile that the settings name, else the one that the headings show.

    ``rows``: the texts of the rows that may be the heading row. Of two tools the one wins of
    which more headings are there. Raises `KeyError` for a name that `profile_fault` refuses.
    """
    every = profiles(event_folder)
    if not _is_automatic(named):
        return _known(every)[folded(named)]
    keys = [{heading_key(text) for text in row} for row in rows]
    likeness = {each.name: max(map(each.likeness, keys), default=0) for each in every}
    return max(every, key=lambda each: (likeness[each.name], each.name == GENERIC))


def _known(every: tuple[Profile, ...]) -> Mapping[str, Profile]:
    return {folded(word): each for each in every for word in (each.name, each.label)}


def _is_automatic(named: str) -> bool:
    return folded(named) in {"", AUTOMATIC}


def _read(name: str, event_folder: Path | None) -> Profile:
    path = f"{_FOLDER}/{name}.toml"
    place = Place(f"{resources.CONFIG}/{path}")
    try:
        text = resources.config_file(path, event_folder).read_text(encoding="utf-8-sig")
        declared = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise SettingsWrong(problem("profile_unreadable", place)) from None
    return declared_profile(name, declared)


def declared_profile(name: str, declared: Mapping[str, Any]) -> Profile:
    """Make a profile of what a settings file declares; `SettingsWrong` names what is wrong."""
    refuse_settings(_faults(Place(f"{resources.CONFIG}/{_FOLDER}/{name}.toml"), declared))
    return Profile(
        name,
        declared["label"],
        tuple(frozenset(map(heading_key, each)) for each in declared.get("signatures", ())),
        tuple(declared.get("system", ())),
        tuple(declared.get("system_beginnings", ())),
        tuple(declared.get("blank_words", ())),
        tuple(declared.get("separators", ())),
        _names(declared.get("headings", {})),
        _names(declared.get("stand_ins", {})),
    )


def _faults(place: Place, declared: Mapping[str, Any]) -> Iterator[Problem]:
    known = set(Profile.__dataclass_fields__) - {"name"}
    for key in sorted(declared.keys() - known):
        yield problem("setting_unknown", place, key=key, hint=did_you_mean(key, known))
    if not isinstance(declared.get("label"), str):
        yield problem("setting_missing", place, key="label", label="様式の呼び名")
    for key, value in _lists(declared):
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            yield problem("setting_not_list", place, key=key, found=value)


def _lists(declared: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield every value that must be a list of texts, and its dotted key."""
    for key in ("system", "system_beginnings", "blank_words", "separators"):
        yield key, declared.get(key, [])
    signatures = declared.get("signatures", [])
    if not isinstance(signatures, list):
        yield "signatures", signatures
        return
    yield from ((f"signatures[{n}]", each) for n, each in enumerate(signatures, 1))
    for key in ("headings", "stand_ins"):
        yield from _by_field(key, declared.get(key, {}))


def _by_field(key: str, tables: object) -> Iterator[tuple[str, object]]:
    if not isinstance(tables, dict) or not all(isinstance(each, dict) for each in tables.values()):
        yield key, tables
        return
    for table, fields in tables.items():
        yield from ((f"{key}.{table}.{field}", texts) for field, texts in fields.items())


def _names(tables: Mapping[str, Mapping[str, list[str]]]) -> Names:
    return {
        table: {key: tuple(headings) for key, headings in fields.items()}
        for table, fields in tables.items()
    }
