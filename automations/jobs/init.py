"""準備: begin a new event."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import click

from automations.books.google.telling import told_by
from automations.errors import DONE
from automations.event.loading import SETTINGS_FILES
from automations.flows.online_places import OnlinePlaces, online_places
from automations.flows.preparing import NewEvent, Prepared, prepare
from automations.flows.working_days import working_day_from
from automations.language import _

_AHEAD = timedelta(days=90)


@click.command(
    "init",
    help=_("Make a folder for a new event: settings to fill in and workbooks to hand out."),
)
@click.argument(
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar=_("FOLDER"),
)
@click.option("--name", metavar=_("TEXT"), default="○○市×DX展", help=_("What the event is called."))
@click.option("--host", metavar=_("TEXT"), default="○○市", help=_("Who runs it."))
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar=_("DAY"),
    help=_("The day of the event, such as 2024-12-24. [default: a working day in about 90 days]"),
)
@click.option(
    "--missing",
    is_flag=True,
    help=_("Make what is missing, and anew what nobody has written in; leave the rest as it is."),
)
@click.option(
    "--toml", is_flag=True, help=_("Write the settings as event.toml, for an IT section.")
)
@click.option(
    "--google",
    metavar=_("ADDRESS"),
    default="",
    help=_("Make the shared tables in this Google spreadsheet, which is there already."),
)
@click.option(
    "--google-restricted",
    metavar=_("ADDRESS"),
    default="",
    help=_("Make roll, ballots and judges in this other one, which only the secretariat opens."),
)
def command(  # noqa: PLR0913 - Click passes each option by its name
    folder: Path,
    name: str,
    host: str,
    day: datetime | None,
    *,
    google: str,
    google_restricted: str,
    missing: bool,
    toml: bool,
) -> int:
    """Make the folder, then say what was made and what comes next."""
    held = day.date() if day else _usual_day()
    new = NewEvent(name, host, held, _places(folder, google, google_restricted))
    with told_by(click.echo):
        prepared = prepare(folder, new, only_missing=missing, as_text=toml)
    click.echo("\n".join(_told(folder, prepared)))
    return DONE


def _places(folder: Path, google: str, restricted: str) -> OnlinePlaces:
    """Return where the tables of a new event are to be; one that is there says so itself."""
    if restricted and not google:
        raise click.UsageError(_("--google-restricted needs --google beside it."))
    if google and any((folder / name).exists() for name in SETTINGS_FILES):
        words = _(
            "--google begins a new event; for one that is there, write the address into its "
            "settings, and use --missing."
        )
        raise click.UsageError(words)
    return online_places(google, restricted)


def _usual_day() -> date:
    return working_day_from((datetime.now().astimezone() + _AHEAD).date())


def _told(folder: Path, prepared: Prepared) -> list[str]:
    lines = [_("Made in {folder}:").format(folder=folder.resolve())]
    lines += [f"  {each}" for each in prepared.made or [_("(nothing)")]]
    if prepared.online.made:
        lines += [_("Made in the spreadsheet:"), *(f"  {each}" for each in prepared.online.made)]
    if prepared.renewed:
        lines.append(_("Made anew from the settings, for nobody had written in it:"))
        lines += [f"  {each}" for each in prepared.renewed]
    if left := (*prepared.online.left, *prepared.left):
        lines += [_("Left as it was:"), *(f"  {each}" for each in left)]
    if prepared.settings not in prepared.made:  # no new event: its steps were told when it was
        return lines
    return [*lines, "", _("Next:"), *(f"  {each}" for each in _next_steps(prepared.settings))]


def _next_steps(settings: str) -> list[str]:
    return [
        _(
            "1. Open {file} and fill in the name, the dates, the categories and the criteria."
        ).format(file=settings),
        _("2. Let only the secretariat open the folder that holds the results and the ballots."),
        _("3. Hand out the workbooks; each one begins with the sheet that tells how to fill it."),
        _("4. Let 診断 see whether everything is in order."),
    ]
