"""What 接続 asks a person: how to connect, with which file, and which spreadsheet to try."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from automations.books.google.identity import Identity
from automations.errors import InputUnfit
from automations.flows.connecting import WantedSpreadsheet, wanted_at
from automations.jobs.console import Closed, ask, say
from automations.language import _

_LEAVE, _KEY, _SELF, _ATTACHED, _FORGET = "0", "1", "2", "3", "9"
_QUOTES = "\"'"


@dataclass(frozen=True, slots=True)
class WayChosen:
    """What somebody wants: a way to connect with its file, or to stay as it is, or to forget."""

    chosen: bool = False
    key: Path | None = None
    sign_in: Path | None = None
    forgets: bool = False


def ask_what_to_do(known: Identity | None) -> WayChosen:
    """Ask how this PC is to be connected; `Closed` when somebody leaves."""
    if known:
        say(_("This PC is connected: {way}").format(way=known.way.value))
        if known.address:
            say(_("Spreadsheets are to be shared with: {address}").format(address=known.address))
        say("")
    say(_("How shall this PC be connected to Google?"), *_ways(known is not None))
    while True:
        typed = _digit(_choice(known is not None))
        if typed == _LEAVE:
            raise Closed
        if not typed and known:
            return WayChosen()
        if typed == _FORGET and known:
            return WayChosen(forgets=True)
        if typed == _ATTACHED:
            return WayChosen(chosen=True)
        if typed == _KEY:
            return WayChosen(chosen=True, key=_file(_("Drop the key file (.json) here: ")))
        if typed == _SELF:
            return WayChosen(chosen=True, sign_in=_file(_("Drop the client file (.json) here: ")))
        say(_("Please type one of the numbers above."))


def ask_which(wanted: tuple[WantedSpreadsheet, ...]) -> tuple[WantedSpreadsheet, ...]:
    """Ask for a spreadsheet to try out, or wait until those of the event are shared."""
    say("")
    if wanted:
        say(_("Spreadsheets of this event:"))
        say(*(f"  {'、'.join(each.words)}: {each.address}" for each in wanted))
        typed = _digit(_("When they are shared, Enter tries them out (0: later): "))
        return () if typed == _LEAVE else wanted
    while typed := _plain(_("Paste the address of a spreadsheet to try out (Enter: none): ")):
        if _folded(typed) == _LEAVE:
            break
        try:
            return (wanted_at(typed),)
        except InputUnfit as unfit:
            say(str(unfit))
    return ()


def _ways(known: bool) -> list[str]:  # noqa: FBT001 - whether there is one to keep or forget
    rows = [
        (_KEY, _("with the key file of a service account (usual)")),
        (_SELF, _("as yourself, in the browser")),
        (_ATTACHED, _("as this machine, where it runs on Google Cloud")),
    ]
    forget = [(_FORGET, _("remove the connection of this PC"))] if known else []
    return [f"  {number}  {words}" for number, words in (*rows, *forget)]


def _choice(known: bool) -> str:  # noqa: FBT001 - as above
    if known:
        return _("Enter keeps it and tries it out; else a number (0: leave): ")
    return _("Type a number and Enter (0: leave): ")


def _file(prompt: str) -> Path:
    """Return a path as it was typed or dropped, without the quotes that dropping puts around it."""
    while not (text := _plain(prompt).removeprefix("& ").strip()):
        say(_("Please name a file (0: leave)."))
    if _folded(text) == _LEAVE:
        raise Closed
    quoted = len(text) > 1 and text[0] in _QUOTES and text[0] == text[-1]
    return Path(text[1:-1] if quoted else text)


def _digit(prompt: str) -> str:
    return _folded(_plain(prompt))


def _plain(prompt: str) -> str:
    return ask(prompt).strip()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
