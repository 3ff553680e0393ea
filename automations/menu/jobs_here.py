"""Do what an item says: run its command, say in words how that ended, open what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from contextlib import suppress
from datetime import datetime, tzinfo
from pathlib import Path

from automations.errors import (
    DONE,
    DONE_WITH_WARNINGS,
    DecisionNeeded,
    ExpectedFailure,
    SettingsWrong,
)
from automations.flows.folder_state import NEVER, is_there, written_at
from automations.flows.known_event import known_event
from automations.flows.open_questions import open_questions
from automations.flows.waiting_outputs import target_of
from automations.jobs import ALIASES
from automations.menu.carrying import arguments_of
from automations.menu.catalogue import Ending, Item, ending, items, said, template_ending
from automations.menu.files import EVERY_RESULT, paths_of, settings_of
from automations.menu.listed import chosen_of
from automations.menu.online_books import address_of_copy, name_of
from automations.menu.terminal import number_of
from automations.menu.tools import Tools
from automations.tables.rendering import japanese_time

_ENDED_WELL = frozenset({DONE, DONE_WITH_WARNINGS, DecisionNeeded.exit_code})


def do(tools: Tools, root: Path, item: Item, ended: MutableMapping[str, datetime]) -> None:
    """Do what an item of the event in ``root`` says, until the person goes back.

    ``ended`` gets the instant at which a job that ended well began, by what people call it.
    """
    if item.lists:
        chosen = chosen_of(tools, root, item)
        if chosen:
            do(tools, root, chosen, ended)
        return
    if not item.runs:
        _open(tools, root, item)
        return
    if item.runs[0] not in ALIASES:
        _back(tools, [said("screen", "not_yet")])
        return
    asked = arguments_of(tools, root, item) if item.asks else []
    if asked is None:
        return
    began, earlier = tools.now(), _remarks_written(root)
    code = _run(tools, item, [*item.runs, str(root), *asked])
    ended_so = _ending(root, item, code)
    tools.show("", f"■ {ended_so.text}")
    if code in _ENDED_WELL:
        ended[ALIASES[item.runs[0]]] = began
    if item.opens and code in _ENDED_WELL:
        _open(tools, root, item)
        return
    offers = item.offers if code in _ENDED_WELL else ()
    offer(tools, _offered(root, (*offers, *ended_so.opens), earlier))


def run(tools: Tools, item: Item, arguments: Sequence[str]) -> int:
    """Run a command on an empty screen and say how it ended; return its exit code."""
    code = _run(tools, item, arguments)
    tools.show("", f"■ {ending(code).text}")
    return code


def _run(tools: Tools, item: Item, arguments: Sequence[str]) -> int:
    tools.screen.clear()
    tools.show(f"{item.line}　　{said('screen', 'running')}", "")
    return tools.run(arguments)


def _ending(root: Path, item: Item, code: int) -> Ending:
    """Return how a job ended; where a brief is made of settings in order, it is the template."""
    if code == SettingsWrong.exit_code and "brief" in item.offers:
        with suppress(ExpectedFailure):
            return template_ending(known_event(root).template.name)
    return ending(code)


def offer(tools: Tools, paths: Sequence[Path], made: Mapping[Path, str] | None = None) -> None:
    """Let a person open files by their number, as many as wanted, until she goes back.

    ``made``: when a file was made, in words, for those of which it tells them apart.
    """
    if not paths:
        _back(tools, [])
        return
    for number, path in enumerate(paths, 1):
        when = (made or {}).get(path, "")
        tools.show(f"  {number}  {said('screen', 'offer', name=name_of(path))}{when}")
    while typed := tools.screen.ask(said("screen", "open_or_back")):
        number = number_of(typed) or 0
        if 0 < number <= len(paths):
            tools.show(*_opened(tools, paths[number - 1]))
        else:
            tools.show(said("screen", "not_a_number", typed=typed))


def _back(tools: Tools, lines: Iterable[str]) -> None:
    tools.show(*lines)
    tools.screen.ask(said("screen", "back"))


def _open(tools: Tools, root: Path, item: Item) -> None:
    """Open what an item names, until the person goes back; several are offered by number."""
    paths = _paths(root, item.opens)
    there = [path for path in paths if address_of_copy(path) or is_there(path)]
    if not there:
        _back(tools, [_absent(item, paths)])
    elif len(there) == 1:
        _back(tools, _opened(tools, there[0]))
    elif item.opens == EVERY_RESULT:
        newest_first = sorted(there, key=written_at, reverse=True)
        zone = known_event(root).zone
        offer(tools, newest_first, {path: _made(path, zone) for path in newest_first})
    else:
        offer(tools, there)


def _made(path: Path, zone: tzinfo) -> str:
    at = written_at(path)
    return "" if at == NEVER else said("screen", "made", time=japanese_time(at.astimezone(zone)))


def _opened(tools: Tools, path: Path) -> list[str]:
    target = target_of(path)
    waits = [said("screen", "waits", name=target.name)] if target else []
    address = address_of_copy(path)
    if tools.open(address or path):
        return [said("screen", "opened", name=name_of(path)), *waits]
    return [said("screen", "lies_at", name=name_of(path)), f"  {address or path.resolve()}", *waits]


def _absent(item: Item, paths: Sequence[Path]) -> str:
    """Say what is not there yet, and which number makes it."""
    if not paths:
        return said("screen", "no_settings")
    name = paths[0].name
    if item.made_by:
        made_by = f"「{items()[item.made_by].line}」"
        return said("screen", "missing_made_by", name=name, made_by=made_by)
    if item.opens == "decisions":
        return said("screen", "no_questions")
    return said("screen", "missing", name=name)


def _offered(root: Path, wanted: Iterable[str], earlier: datetime) -> list[Path]:
    """Return what is there and worth opening of all that a job may offer.

    ``earlier``: when 要確認 had last been written before the job.
    """
    named = {path: name for name in dict.fromkeys(wanted) for path in _paths(root, name)}
    return [
        path
        for path, name in named.items()
        if is_there(path) and _WORTH_OPENING.get(name, _always)(root, path, earlier)
    ]


def _remarks_written(root: Path) -> datetime:
    return max(map(written_at, _paths(root, "remarks")), default=NEVER)


def _always(_root: Path, _path: Path, _earlier: datetime) -> bool:
    return True


def _of_this_run(_root: Path, path: Path, earlier: datetime) -> bool:
    """Tell whether 要確認 is this job's: one that an earlier job left says nothing of this one."""
    return written_at(path) != earlier


def _waiting(root: Path, _path: Path, _earlier: datetime) -> bool:
    return bool(open_questions(known_event(root)))


_WORTH_OPENING: Mapping[str, Callable[[Path, Path, datetime], bool]] = {
    "remarks": _of_this_run,
    "decisions": _waiting,
}


def _paths(root: Path, named: str) -> tuple[Path, ...]:
    """Return what a name stands for; with wrong settings only the settings are known."""
    try:
        folder = known_event(root)
    except ExpectedFailure:
        return settings_of(root) if named == "settings" else ()
    return paths_of(folder, named)
