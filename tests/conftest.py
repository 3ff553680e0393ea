"""What the whole suite stands on."""

import pytest
from hypothesis import settings

from automations.language import speak
from automations.waiting import SystemClock
from tests.passing_time import PassingTime

# No test is timed, and the same commit always tests the same examples: a failure is a failure on
# every machine. Searching further is `pytest --hypothesis-profile=search`.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, database=None, max_examples=2_000)
settings.load_profile("house")

# Before any command is imported: its help is translated when it is made.
speak()


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the time pass at once where the product would wait for other people."""
    passing = PassingTime()
    monkeypatch.setattr(SystemClock, "now", lambda _: passing.now())
    monkeypatch.setattr(SystemClock, "sleep", lambda _, seconds: passing.sleep(seconds))
