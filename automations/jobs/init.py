"""準備: begin a new event."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import click

from automations.errors import DONE
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
def command(  # noqa: PLR0913 - Click passes each option by its name
    folder: Path, name: str, host: str, day: datetime | None, *, missing: bool, toml: bool
) -> int:
    """Make the folder, then say what was made and what comes next."""
    held = day.date() if day else _usual_day()
    prepared = prepare(folder, NewEvent(name, host, held), only_missing=missing, as_text=toml)
    click.echo("\n".join(_told(folder, prepared)))
    return DONE


def _usual_day() -> date:
    return working_day_from((datetime.now().astimezone() + _AHEAD).date())


def _told(folder: Path, prepared: Prepared) -> list[str]:
    lines = [_("Made in {folder}:").format(folder=folder.resolve())]
    lines += [f"  {each}" for each in prepared.made or [_("(nothing)")]]
    if prepared.renewed:
        lines.append(_("Made anew from the settings, for nobody had written in it:"))
        lines += [f"  {each}" for each in prepared.renewed]
    if prepared.left:
        lines += [_("Left as it was:"), *(f"  {each}" for each in prepared.left)]
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
