"""Why a command ends: the exception tree and its exit codes.

======================  ====  =====================================================
exception               code  cause
======================  ====  =====================================================
(none)                     0  done, or nothing to change
(a warning was shown)     10  done with warnings
`RunInProgress`           11  another run holds the lock
`DecisionNeeded`          20  a person must decide before the result is complete
(Click)                    2  the command line was mistyped
`InputUnfit`              65  what people typed cannot be used as it stands
`ServiceUnavailable`      69  a service did not answer
(anything else)           70  our bug
`OutputNotWritten`        73  a result file could not be written
`TryAgain`                75  temporary: the same run may succeed later
`PermissionRefused`       77  the operating system or a service said no
`SettingsWrong`           78  設定.xlsx or event.toml cannot be used
======================  ====  =====================================================

When several apply, the most severe is reported: see `most_severe`. An unknown code is a
failure: it counts as more severe than any known one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable

DONE = 0
DONE_WITH_WARNINGS = 10
BUG = 70

_BY_SEVERITY = (70, 78, 77, 73, 69, 75, 65, 2, 20, 11, 10, 0)


def most_severe(codes: Iterable[int]) -> int:
    """Return the code that a command composed of several steps ends with.

    >>> most_severe([0, 20, 10])
    20
    >>> most_severe([0, 20, 99])
    99
    >>> most_severe([])
    0
    """
    seen = set(codes)
    unknown = sorted(seen.difference(_BY_SEVERITY))
    return unknown[0] if unknown else min(seen, key=_BY_SEVERITY.index, default=DONE)


class ExpectedFailure(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """A failure the reader can do something about; it never shows a traceback.

    ``sentences`` are complete Japanese lines: where, what was found, what to do. They may be
    any objects whose ``str`` is such a line, `automations.tables.problems.Problem` for one.
    """

    exit_code: ClassVar[int] = BUG

    def __init__(self, *sentences: object) -> None:
        super().__init__(*sentences)
        self.sentences = sentences

    def __str__(self) -> str:
        return "\n".join(str(sentence) for sentence in self.sentences)


class RunInProgress(ExpectedFailure):
    """Another run holds the lock of this event folder."""

    exit_code = 11


class DecisionNeeded(ExpectedFailure):
    """A person must answer a question in 判定.xlsx."""

    exit_code = 20


class InputUnfit(ExpectedFailure):
    """A shared book cannot be used as it stands: no result is published."""

    exit_code = 65


class ServiceUnavailable(ExpectedFailure):
    """A service did not answer within the stated time."""

    exit_code = 69


class OutputNotWritten(ExpectedFailure):
    """A result file could not be written; what stood there before stands there still."""

    exit_code = 73


class TryAgain(ExpectedFailure):
    """Something temporary was in the way."""

    exit_code = 75


class PermissionRefused(ExpectedFailure):
    """The operating system or a service refused access."""

    exit_code = 77


class SettingsWrong(ExpectedFailure):
    """The event's settings cannot be used."""

    exit_code = 78
