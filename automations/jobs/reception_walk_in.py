"""What is asked of somebody who comes without a number."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from automations.flows.reception_desk import Desk
from automations.jobs import reception_words as words
from automations.jobs.console import ask, say
from automations.language import _
from automations.people.canonical import name_key, staff_number_key
from automations.registration.checkins import Typed
from automations.registration.tickets import Ticket
from automations.tables.problems import on_one_line

_LONGEST = 100  # letters
_MOST = 9


def ask_who(desk: Desk, before: Typed | None = None) -> Typed | Ticket | None:
    """Ask for name, reading, body, section and kind; Enter leaves a part blank, or as it was.

    Return a ticket where it shows that the person has one; None: nobody after all. Host staff are
    known by their number, and from the register alone.
    """
    was, number = before or Typed(), before.staff_number if before else ""
    name = _asked(_("Name (staff: the staff number; Enter: nobody)"), was.name)
    if before is None and name and (ticket := _registered(desk, name)):
        return ticket
    if staff_number_key(name) and _is_number(name):
        say(_("    The register has no such staff number; please type the name, too."))
        name, number = _asked(_("Name"), was.name), name
    if not name:
        return None
    kana = _asked(_("Reading"), was.kana)
    body = _asked(_("Body (company, city)"), was.body)
    section = _asked(_("Section"), was.section)
    return Typed(name, kana, body, section, _kind(was.kind), number)


def _registered(desk: Desk, name: str) -> Ticket | None:
    """Let a person see whether somebody of that name or staff number has a number after all."""
    key = name_key(name)
    same = [each for each in desk.finder.named(name) if name_key(each.name) == key]
    found: Sequence[Ticket] = (desk.finder.of_staff(name) or same)[:_MOST]
    if not found:
        return None
    say(_("    Registered under that name or number:"))
    say(*(words.candidate(desk, number, each) for number, each in enumerate(found, 1)))
    digit = unicodedata.normalize("NFKC", ask(_("Which one? (Enter: somebody else) "))).strip()
    chosen = digit.isdecimal() and len(digit) == 1 and 0 < int(digit) <= len(found)
    return found[int(digit) - 1] if chosen else None


def _is_number(text: str) -> bool:
    return unicodedata.normalize("NFKC", text).isdecimal()


def _asked(label: str, was: str) -> str:
    shown = f" [{was}]" if was else ""
    return on_one_line(ask(f"{label}{shown}: "), _LONGEST).strip() or was


def _kind(was: str) -> str:
    offered = "  ".join(f"{number} {kind}" for number, kind in enumerate(words.KINDS, 1))
    typed = unicodedata.normalize(
        "NFKC", _asked(_("Kind ({offered})").format(offered=offered), was)
    )
    if typed.isdecimal() and 0 < int(typed) <= len(words.KINDS):
        return words.KINDS[int(typed) - 1]
    return typed if typed in words.KINDS else was
