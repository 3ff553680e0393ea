"""The command group and the one failure boundary.

Commands live in `automations.jobs`, one file each, and are loaded only when asked for. A command
returns its exit code (see `automations.errors`); everything that ends it otherwise ends here, as
one Japanese message: no traceback ever reaches a person. Without a command, the menu serves.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import click

from automations.books.google.telling import told_by
from automations.errors import (
    BUG,
    ExpectedFailure,
    OutputNotWritten,
    PermissionRefused,
    SettingsWrong,
    TryAgain,
)
from automations.jobs import ALIASES
from automations.jobs.mishap import record_mishap
from automations.jobs.wide_help import WideContext
from automations.language import _, speak
from automations.system_words import TRANSIENT, reason
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

_MISUSE = 2
_INTERRUPTED = 130
_TEMPLATE = "template_"
_NOT_IN_WORD = frozenset({
    "template_missing", "template_not_shipped", "template_unreadable", "template_old_word",
    "template_locked", "template_for_new_files", "template_with_macros", "template_strict",
})  # fmt: skip


class Commands(click.Group):
    """Finds a command by its Latin or its Japanese name."""

    context_class = WideContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the commands in the order of an event."""
        return list(ALIASES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - Click's signature
        """Load the command of that name, or None."""
        latin = {japanese: latin for latin, japanese in ALIASES.items()}.get(cmd_name, cmd_name)
        if latin not in ALIASES:
            return None
        module = importlib.import_module(f"automations.jobs.{latin.replace('-', '_')}")
        command: click.Command = module.command
        command.context_class = WideContext
        command.options_metavar = _("[OPTIONS]")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List each command under both of its names."""
        rows = [
            (f"{ALIASES[name]} ({name})", command.get_short_help_str(limit=80))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name))
        ]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    speak()
    for stream in (sys.stdout, sys.stderr):
        # A scheduler's console may know only CP932: a missing character is no reason to fail.
        if isinstance(stream, io.TextIOWrapper):  # there may be no console at all
            stream.reconfigure(errors="replace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        with told_by(_waiting):
            ended = group().main(arguments, prog_name="dxten", standalone_mode=False)
    except click.ClickException as misuse:
        misuse.show()
        return _MISUSE
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Stopped. Nothing was left half-written."), err=True)
        return _INTERRUPTED
    except Exception as failure:  # noqa: BLE001 - the one boundary: whatever is left is our bug
        return _told(failure)
    except SystemExit:  # so Click ends when nobody reads any more what we say
        return OutputNotWritten.exit_code
    return int(ended or 0)


def _waiting(line: str) -> None:
    """Say what somebody waits for: no answer of the command, so not among its lines."""
    click.echo(line, err=True)


def _told(failure: Exception) -> int:
    """Say why a command ended, and return its exit code."""
    expected = _expected(failure)
    click.echo(str(expected) if expected else record_mishap(failure), err=True)
    if _of_template(failure):
        words = _("Choose {job}: comments in a copy of the template show what to mend.")
        click.echo(words.format(job=ALIASES["template-check"]), err=True)
    return expected.exit_code if expected else BUG


def _expected(failure: Exception) -> ExpectedFailure | None:
    """Name what we were not let into, or what is gone: no bug of ours, and people can mend it."""
    if not isinstance(failure, OSError):
        return failure if isinstance(failure, ExpectedFailure) else None
    place = Place(Path(str(failure.filename or ".")).name)
    if isinstance(failure, PermissionError):
        return PermissionRefused(problem("book_not_permitted", place))
    if failure.errno in TRANSIENT:
        return TryAgain(problem("book_unreachable", place, reason=reason(failure)))
    return None


def _of_template(failure: Exception) -> bool:
    """Tell whether a template has faults, which a job of ours shows better than words do."""
    said = failure.sentences if isinstance(failure, SettingsWrong) else ()
    codes = (each.code for each in said if isinstance(each, Problem))
    return any(code.startswith(_TEMPLATE) and code not in _NOT_IN_WORD for code in codes)


def group() -> Commands:
    """Make the group after the language is chosen: its help is translated when it is made."""
    commands = Commands(
        name="dxten",
        help=_("Run a staff-made exhibition and award from shared spreadsheets."),
        epilog=_("Without a command, a numbered menu opens."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        callback=click.pass_context(_menu_without_a_command),
        invoke_without_command=True,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
    )
    click.version_option(version("dxten"), message="dxten %(version)s")(commands)
    return commands


def _menu_without_a_command(context: click.Context) -> int:
    """Serve people who name no command: they double-clicked."""
    if context.invoked_subcommand is not None:
        return 0
    menu = importlib.import_module("automations.menu")
    ended: int = menu.open_menu(run)
    return ended
