"""受付: the desk on the day, for a keyboard or a scanner that types; ends when told to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import click

from automations.errors import DONE, DONE_WITH_WARNINGS
from automations.flows.reception_desk import Desk
from automations.flows.reception_opening import open_desk
from automations.jobs import reception_words as words
from automations.jobs.console import Closed, ask, say, take_any_bytes
from automations.jobs.options import event_folder
from automations.jobs.reception_walk_in import ask_who
from automations.language import _
from automations.registration.checkin_search import Asked, asked
from automations.registration.checkins import Typed
from automations.registration.tickets import Ticket
from automations.tables.problems import visible

_MOST = 9
_TIME = re.compile(r"(\d{1,2}) ?[:時.] ?(\d{1,2}) ?分?|(\d{1,2})(\d{2})")


class _Left(Exception):  # noqa: N818 - somebody ends the reception, which is no error
    """Somebody typed 終了."""


@click.command("reception", help=_("Receive people on the day, at one of any number of PCs."))
@event_folder
def command(folder: Path) -> int:
    """Receive people until somebody ends it."""
    take_any_bytes()
    opened = open_desk(folder)
    say(*words.greeting(opened), "")
    with suppress(Closed, KeyboardInterrupt, _Left):  # however it ends, what was shown is kept
        _serve(opened.desk)
    waiting = opened.desk.close()
    click.echo("\n".join(visible(line) for line in words.closing(waiting)))
    return DONE_WITH_WARNINGS if waiting else DONE


def _serve(desk: Desk) -> None:
    _ask_time(desk)
    say("", *words.help_lines())
    while True:
        say("")
        typed = ask(_("Number, code or name: "))
        desk.look()
        while typed:  # somebody types the next one where a digit was asked for
            typed = _answer(desk, typed)


def _ask_time(desk: Desk) -> None:
    """Ask once whether this PC's clock is right: several PCs tell one story then."""
    prompt = _("This PC's clock shows {time}. Enter if that is right, else the right time: ")
    while typed := ask(prompt.format(time=words.shown_time(desk.clock))).strip():
        right = _time_in(typed, desk.clock)
        if right is None:
            say(_("Please type the time like 13:05."))
        elif correction := desk.state_clock(right):
            say(words.clock_stated(correction))
            return
        else:
            return


def _time_in(text: str, clock: datetime) -> datetime | None:
    """Read a time of today's clock.

    >>> noon = datetime(2026, 12, 4, 12)
    >>> [f"{_time_in(each, noon):%H:%M}" for each in ("１３：０５", "13時5分", "905")]
    ['13:05', '13:05', '09:05']
    """
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4])
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a clock has so many
        return None
    return clock.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _answer(desk: Desk, typed: str) -> str:
    """Do what was typed; return what was typed on top of that, to be done next, or ""."""
    plain = visible(unicodedata.normalize("NFKC", typed)).strip()
    if command := _COMMANDS.get(plain):
        command(desk)
    elif found := _UNDO.fullmatch(plain):
        _undo(desk, found[1].strip())
    elif plain:
        return _receive(desk, asked(typed))
    return ""


def _receive(desk: Desk, wanted: Asked) -> str:
    found = _meant(desk, wanted)
    if isinstance(found, Ticket):
        say(*words.answered(desk, desk.receive(found)))
        return ""
    ticket, typed = _chosen(desk, found)
    if ticket:
        say(*words.answered(desk, desk.receive(ticket)))
    return typed


def _meant(desk: Desk, wanted: Asked) -> Ticket | Sequence[Ticket]:
    """Return whom somebody means, or whom to choose from; nobody: that has been said."""
    found = _found(desk, wanted)
    if not found and desk.renew():  # who registered this morning
        found = _found(desk, wanted)
    if not found:
        say(words.nobody(wanted.words) if wanted.words else words.no_such_number(desk, wanted))
    elif wanted.mangled:
        say(_("! The letters behind the number could not be read; the number holds."))
    return found


def _found(desk: Desk, wanted: Asked) -> Ticket | Sequence[Ticket]:
    if wanted.words:
        return desk.finder.named(wanted.words)
    exact = desk.finder.exactly(wanted)
    if len(exact) == 1:
        return exact[0]
    # A number that is nobody's at the reception may be one of the staff.
    return exact or ([] if wanted.code else desk.finder.of_staff(str(wanted.number)))


def _chosen(desk: Desk, found: Sequence[Ticket]) -> tuple[Ticket | None, str]:
    """Let a person choose by a digit; return that one, or what was typed instead."""
    if not found:
        return None, ""
    for number, ticket in enumerate(found[:_MOST], 1):
        say(words.candidate(desk, number, ticket))
    if more := len(found[_MOST:]):
        say(_("    {count} more; type more of the name.").format(count=more))
    typed = ask(_("Which one? (Enter: none) ")).strip()
    digit = unicodedata.normalize("NFKC", typed)
    if len(digit) == 1 and digit.isdecimal() and 0 < int(digit) <= min(_MOST, len(found)):
        return found[int(digit) - 1], ""
    return None, typed


def _undo(desk: Desk, which: str) -> None:
    ticket = None
    if which:
        found = _meant(desk, asked(which))
        ticket = found if isinstance(found, Ticket) else _chosen(desk, found)[0]
        if ticket is None:
            return
    undone = desk.undo(ticket)
    say(*(words.answered(desk, undone) if undone else [words.nothing_to_undo(desk, ticket)]))


def _walk_in(desk: Desk) -> None:
    who = ask_who(desk)
    if isinstance(who, Ticket):
        say(*words.answered(desk, desk.receive(who)))
    elif who:
        say(*words.answered(desk, desk.walk_in(who)))


def _correct(desk: Desk) -> None:
    last = desk.last_walk_in
    who = ask_who(desk, last[1]) if last else None
    if isinstance(who, Typed) and (corrected := desk.correct_last(who)):
        say(*words.answered(desk, corrected))
    elif last is None:
        say(_("x This PC has received no walk-in."))


def _state(desk: Desk) -> None:
    say(*words.state(desk))


def _help(_desk: Desk) -> None:
    say(*words.help_lines())


def _leave(_desk: Desk) -> None:
    raise _Left


# What is typed, in any of these ways; the marks are for a keyboard without Japanese input.
_COMMANDS: Mapping[str, Callable[[Desk], None]] = {
    **dict.fromkeys(("当日", "とうじつ", "+"), _walk_in),
    **dict.fromkeys(("訂正", "ていせい", "*"), _correct),
    **dict.fromkeys(("状況", "じょうきょう", "="), _state),
    **dict.fromkeys(("ヘルプ", "へるぷ", "?"), _help),
    **dict.fromkeys(("終了", "しゅうりょう", "おわる", "/"), _leave),
}
_UNDO = re.compile(r"(?:取消|取り消し|とりけし|-)(.*)")
