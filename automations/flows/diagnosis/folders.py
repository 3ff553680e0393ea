"""フォルダー: may we write there, is it a place that keeps files whole, is there room?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from automations.errors import PermissionRefused
from automations.flows.diagnosis.checks import Check, Group, check, group, words
from automations.flows.diagnosis.ground import Ground
from automations.flows.diagnosis.machine import Machine
from automations.flows.diagnosis.measuring import nearest_folder
from automations.system_words import reason as reason_of
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

_LONGEST_PATH = 218  # characters of a whole path that Excel opens
_RECORDS = "記録"
_KEPT_COPIES = f"{_RECORDS}/集計回/20241224-170000-XXXXXXXX/読取控え"  # of what a run read
_LEAST_FREE = 200  # MB: a run keeps a copy of what it read
_UNSEEN_AT_THE_END = ("\u3000", " ", ".")  # a folder ".." is not one


def look_at_folders(ground: Ground, machine: Machine) -> Group:
    """Check where the event lies."""
    checks = (_writable(ground), _location(ground, machine), _path(ground), _disk(ground, machine))
    return group("folders", checks)


def _writable(ground: Ground) -> Check:
    """Try each folder that we write to; those that are not there yet are made in one of them."""
    wanted = {words("writable")["root"]: nearest_folder(ground.root)}
    wanted |= {
        named: ground.path(named)
        for named in (ground.restricted, f"{ground.restricted}/{_RECORDS}")
        if _is_folder(ground.path(named))
    }
    reasons = {named: _refusal(path) for named, path in wanted.items()}
    faults = [
        problem("results_not_writable", Place(named), reason=reason)
        for named, reason in reasons.items()
        if reason
    ]
    names = "".join(f"「{each}」" for each in wanted)
    return check("writable", faults, PermissionRefused.exit_code, names=names)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return True  # where we may not even look: trying to write there will tell why


def _refusal(folder: Path) -> str:
    """Write and remove a small file: rights on a share cannot be told in any other way."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"dxten")
    except OSError as failure:
        return reason_of(failure)
    return ""


def _location(ground: Ground, machine: Machine) -> Check:
    return check("location", _location_faults(ground, machine))


def _location_faults(ground: Ground, machine: Machine) -> Iterator[Problem]:
    root = ground.root.absolute()
    here = Place(root.name)
    if service := _service(root, machine):
        yield problem("folder_synced", here, service=service)
    if machine.removable:
        yield problem("folder_removable", here)
    names = [*root.parts[1:], *(part for each in ground.books for part in Path(each).parts)]
    for name in dict.fromkeys(names):
        if name.endswith(_UNSEEN_AT_THE_END) and name not in {".", ".."}:
            yield problem("name_trailing", here, name=name)


def _service(root: Path, machine: Machine) -> str:
    """Name the service that copies a folder to other PCs: by its own word, or by its name."""
    for service, where in machine.synced:
        if root.is_relative_to(where):
            return service
    services: dict[str, list[str]] = words("location")["services"]
    for part in (each.casefold() for each in root.parts):
        for service, known_as in services.items():
            # "OneDrive - みなと市" is what it calls the folder of an organisation.
            if any(part == each or part.startswith(f"{each} - ") for each in known_as):
                return service
    return ""


def _path(ground: Ground) -> Check:
    copies = ground.path(ground.restricted) / _KEPT_COPIES
    kept = (copies / f"00_{named.replace('/', '_')}" for named in ground.read)
    every = (*kept, *(ground.path(named) for named in ground.written))
    length = max(len(str(each.resolve())) for each in every)
    if length <= _LONGEST_PATH:
        return check("path")
    place = Place(ground.root.resolve().name)
    return check("path", [problem("path_long", place, length=length, limit=_LONGEST_PATH)])


def _disk(ground: Ground, machine: Machine) -> Check:
    if machine.free is None or machine.free >= _LEAST_FREE:
        return check("disk")
    place = Place(ground.root.resolve().name)
    return check("disk", [problem("disk_low", place, free=machine.free, wanted=_LEAST_FREE)])
