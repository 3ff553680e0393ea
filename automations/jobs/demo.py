"""体験: the workbooks of a fictitious event, and the real jobs run on them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import click

from automations.errors import BUG, DONE, DONE_WITH_WARNINGS, DecisionNeeded, InputUnfit
from automations.event.loading import SETTINGS_FILES
from automations.flows.comparing import mark_rehearsal
from automations.flows.event_folder import open_event
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from automations.jobs.rehearsed_judging import rehearse_judging
from automations.jobs.rehearsed_papers import rehearse_papers
from automations.jobs.rehearsed_vote import rehearse_vote
from automations.jobs.summary import tell
from automations.language import _
from automations.rehearsal import DEFAULT_SEED, Truth, write_event
from automations.tables.places import Place
from automations.tables.problems import problem

DEMO_FOLDER = "DX展リハーサル"
JUDGING_FOLDER = f"{DEMO_FOLDER}_審査会"
GOOGLE_FOLDER = f"{DEMO_FOLDER}_Google"
_AS_DESIGNED = frozenset({DONE, DONE_WITH_WARNINGS, DecisionNeeded.exit_code})


@click.command(
    "demo", help=_("See it work: make a fictitious event in FOLDER and run everything on it.")
)
@click.argument(
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    metavar=_("[FOLDER]"),
)
@click.option(
    "--seed",
    type=int,
    default=DEFAULT_SEED,
    metavar=_("NUMBER"),
    help=_("Another number gives another event."),
)
@click.option(
    "--books-only",
    is_flag=True,
    help=_("Make the books and settings, and count nothing yet."),
)
@click.option(
    "--judging",
    is_flag=True,
    help=_("Play the judging day, too, and make every paper of the event."),
)
@click.option(
    "--google",
    is_flag=True,
    help=_("Keep the shared sheets in Google Sheets, for which this PC stands in."),
)
def command(
    folder: Path | None, seed: int, *, books_only: bool, judging: bool, google: bool
) -> int:
    """Write the event, run everything, and end well if it ended as rehearsals should."""
    folder = folder or Path(GOOGLE_FOLDER if google else DEMO_FOLDER)
    if google and books_only:
        raise click.UsageError(_("--books-only is for files: --google is gone when it ends."))
    if google:
        return _on_google(folder, seed, judging=judging)
    if any((folder / name).exists() for name in SETTINGS_FILES):
        # Somebody may have tried something out in these sheets: that is theirs to throw away.
        said = _("{folder} is there already: used as it is. To start anew, name another folder.")
        truth = None
    else:
        truth = write_event(folder, seed, settings_book=True)
        mark_rehearsal(folder)
        said = _("A fictitious event was made in {folder}.")
    click.echo(said.format(folder=folder.resolve()))
    if books_only:
        return DONE
    click.echo()
    return _played(folder, truth, judging=judging)


def _played(folder: Path, truth: Truth | None, *, judging: bool) -> int:
    """Play the vote, and the judging or the morning after; tell whether it went as designed."""
    if truth:
        rehearse_vote(folder, truth)
        if judging:
            played = rehearse_judging(folder, truth)
            rehearse_papers(folder)
            return DONE if played.as_written else BUG
    outcome = perform(folder, EVERYTHING, _the_morning_after(folder))
    tell(outcome)
    return DONE if outcome.code in _AS_DESIGNED else BUG


def _on_google(folder: Path, seed: int, *, judging: bool) -> int:
    """Do the same with the shared sheets where Google would have them; always in a new folder."""
    # Loaded when needed: only this rehearsal serves.
    from automations.jobs.rehearsed_google import rehearsed_google, tell_google  # noqa: PLC0415 - as said

    if any((folder / name).exists() for name in SETTINGS_FILES):
        raise InputUnfit(problem("rehearsal_there", Place(folder.name)))
    truth = write_event(folder, seed, settings_book=True)
    with rehearsed_google(folder, seed) as google:
        mark_rehearsal(folder)
        said = _("A fictitious event was made in {folder}.").format(folder=folder.resolve())
        click.echo(f"{said}\n")
        code = _played(folder, truth, judging=judging)
        tell_google(google)
    return code


def _the_morning_after(folder: Path) -> datetime:
    """Count as of 9 o'clock on the day after the event, as an organiser would."""
    day = open_event(folder).event.basics.day
    return datetime.combine(day + timedelta(days=1), time(9))  # on the event's clock
