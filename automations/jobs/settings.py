"""設定: what one does with the settings as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from automations.errors import DONE
from automations.flows.exporting import Exported, Fate, export_settings
from automations.jobs import SETTINGS_COMMANDS
from automations.jobs.options import event_folder
from automations.jobs.wide_help import WideContext
from automations.language import _


class SettingsCommands(click.Group):
    """Finds a command on settings by its Latin or its Japanese name."""

    context_class = WideContext

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        latin = {japanese: latin for latin, japanese in SETTINGS_COMMANDS.items()}
        return super().get_command(ctx, latin.get(cmd_name, cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List each command under both of its names."""
        rows = [
            (f"{SETTINGS_COMMANDS[name]} ({name})", command.get_short_help_str(limit=80))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name))
        ]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)


@click.command(
    "export",
    help=_("Write the settings in their other form: 設定.xlsx as event.toml, or the reverse."),
    options_metavar=_("[OPTIONS]"),
)
@event_folder
def export(folder: Path) -> int:
    """Write the other form, then say where it is and which of the two holds."""
    for line in _told(export_settings(folder, datetime.now().astimezone())):
        click.echo(line)
    return DONE


def _told(exported: Exported) -> Iterator[str]:
    words = {
        Fate.MADE: _("Written: {path}"),
        Fate.BESIDE: _("Another one lies there already and stays; written beside it: {path}"),
        Fate.SAME: _("Nothing has changed: {path}"),
    }
    yield words[exported.fate].format(path=exported.path)
    yield _("The settings in use are still those of {holds}.").format(holds=exported.holds)
    yield _(
        "Only one of the two may stand in the event's folder. To use the one written, first move "
        "{holds} elsewhere, then move {name} to where it stood."
    ).format(holds=exported.holds, name=exported.path.name)
    if exported.path.name != exported.becomes:
        yield _("There it has to be called {becomes}.").format(becomes=exported.becomes)


export.context_class = WideContext
command = SettingsCommands(
    "settings",
    commands={"export": export},
    help=_("Write the settings in another form."),
    subcommand_metavar=_("COMMAND [ARGS]..."),
)
