"""接続: tell Google who this PC is, and try out the spreadsheets of an event."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from automations.books.google.identity import (
    Identity,
    forget,
    keep_attached,
    keep_service_key,
    keep_user,
    known_identity,
)
from automations.books.google.telling import told_by
from automations.errors import DONE, ExpectedFailure, most_severe
from automations.flows.connecting import (
    Tried,
    WantedSpreadsheet,
    try_all,
    wanted_at,
    wanted_by,
)
from automations.jobs.connect_questions import ask_what_to_do, ask_which
from automations.jobs.console import Closed, say, take_any_bytes
from automations.jobs.options import event_folder
from automations.language import _

_FILE = click.Path(dir_okay=False, path_type=Path)
_INDENT = "    "


@click.command(
    "connect",
    help=_("Connect this PC to Google Sheets, and try out the spreadsheets of an event."),
)
@event_folder
@click.option("--key", type=_FILE, metavar=_("FILE"), help=_("The key file of a service account."))
@click.option(
    "--sign-in", type=_FILE, metavar=_("FILE"), help=_("Sign in as oneself, with this client file.")
)
@click.option("--attached", is_flag=True, help=_("Be whoever this machine is on Google Cloud."))
@click.option(
    "--sheet", metavar=_("ADDRESS"), default="", help=_("Try out the spreadsheet at this address.")
)
@click.option("--test", is_flag=True, help=_("Try out the spreadsheets of the event's settings."))
@click.option("--forget", "forgotten", is_flag=True, help=_("Remove the connection of this PC."))
def command(  # noqa: PLR0913 - Click passes each option by its name
    folder: Path,
    key: Path | None,
    sign_in: Path | None,
    sheet: str,
    *,
    attached: bool,
    test: bool,
    forgotten: bool,
) -> int:
    """Do what the options say, or without any ask what is wanted; return the exit code."""
    ways = [bool(key), bool(sign_in), attached, forgotten]
    if sum(ways) > 1:
        raise click.UsageError(_("Give only one of --key, --sign-in, --attached, --forget."))
    with told_by(click.echo):
        if not (any(ways) or sheet or test):
            return _talk(folder)
        if forgotten:
            return _forget()
        if any(ways):
            _tell_identity(_kept(key, sign_in))
        wanted = (wanted_at(sheet),) if sheet else wanted_by(folder) if test else ()
        return _try(wanted) if wanted or test else DONE


def _kept(key: Path | None, sign_in: Path | None) -> Identity:
    if key:
        return keep_service_key(key)
    if sign_in:
        return keep_user(sign_in, click.echo)
    return keep_attached()


def _talk(folder: Path) -> int:
    """Lead a person through it; whoever leaves has changed nothing since the last thing said."""
    take_any_bytes()
    try:
        way = ask_what_to_do(_known())
        if way.forgets:
            return _forget()
        if way.chosen:
            _tell_identity(_kept(way.key, way.sign_in))
        return _try(ask_which(_wanted(folder)))
    except Closed:
        raise click.Abort from None


def _known() -> Identity | None:
    """Return who this PC is; what is damaged is said, and made anew."""
    try:
        return known_identity()
    except ExpectedFailure as failure:
        say(str(failure), "")
        return None


def _wanted(folder: Path) -> tuple[WantedSpreadsheet, ...]:
    try:
        return wanted_by(folder)
    except ExpectedFailure:  # no event here, or not yet in order: an address is asked for
        return ()


def _forget() -> int:
    there = forget()
    click.echo(
        _("The connection of this PC was removed. Remove its key at Google, too.")
        if there
        else _("This PC was not connected.")
    )
    return DONE


def _tell_identity(known: Identity) -> None:
    click.echo(_("Connected: {way}").format(way=known.way.value))
    if known.address:
        click.echo(_("Share each spreadsheet with this address, as 編集者:"))
        click.echo(f"{_INDENT}{known.address}")
    else:
        click.echo(_("Spreadsheets that you may edit yourself can be used now."))


def _try(wanted: tuple[WantedSpreadsheet, ...]) -> int:
    """Try out spreadsheets and say of each how that went; return the most severe exit code."""
    if not wanted:
        click.echo(_("The settings name no spreadsheet of Google yet."))
        return DONE
    from automations.books.google.client import connect  # noqa: PLC0415 - slow to load, and used by nobody who only keeps a key

    codes = []
    for tried in try_all(connect(), wanted, secrets.randbelow):
        click.echo("\n".join(_told(tried)))
        codes.append(tried.failure.exit_code if tried.failure else DONE)
    if len(codes) < len(wanted):
        left = len(wanted) - len(codes)
        click.echo(_("Not tried out: {left}, for the network does not answer.").format(left=left))
    return most_severe(codes)


def _told(tried: Tried) -> list[str]:
    words = "、".join(tried.wanted.words)
    name = f"「{tried.title}」" if tried.title else tried.wanted.address
    shown = f"{name}（{words}）" if words else name
    if tried.failure:
        return [f"× {shown}", *(f"{_INDENT}{each}" for each in tried.failure.sentences)]
    return [f"○ {shown}: {_('reading and writing work')}"]
