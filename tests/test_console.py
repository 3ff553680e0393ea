"""Where what we say goes: perhaps to no console, perhaps to somebody who stopped reading."""

import errno
import io
import sys

import pytest

from automations import cli


class NobodyReads(io.StringIO):
    """The near end of a pipe whose far end is closed."""

    def write(self, _text: str, /) -> int:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def test_without_a_console_a_command_ends_as_it_would_with_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0


def test_what_nobody_reads_could_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", NobodyReads())
    assert cli.run(["--version"]) == 73
