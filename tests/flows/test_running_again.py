"""Runs of one and the same instant, as of which a job can be asked for again and again."""

from pathlib import Path

from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from tests.small_event import AFTER, RESTRICTED, change_text


def run_folders(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / RESTRICTED / "記録/集計回").iterdir())


def test_settings_that_change_no_figure_are_published_as_of_the_same_instant(small: Path) -> None:
    first = perform(small, EVERYTHING, AFTER)
    change_text(small / "event.toml", {"[basics]": '[basics]\noffice = "情報政策課"'})
    second = perform(small, EVERYTHING, AFTER)
    third = perform(small, EVERYTHING, AFTER)
    assert second.run.check_number == first.run.check_number
    assert (second.unchanged, third.unchanged) == (False, True)
    assert run_folders(small) == [first.run.id, f"{first.run.id}-2"]
