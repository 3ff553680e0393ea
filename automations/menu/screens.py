"""What the menu draws, as lines; a Japanese letter takes two places.

Rules and marks have letters that some consoles draw twice as wide as others: they stand where
nothing has to line up behind them, and short enough to fit either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len, set_cell_size

from automations.flows.deadlines import Deadline
from automations.flows.progress import Progress
from automations.menu.catalogue import LEAVE, OTHER_EVENT, guidance, items, phases, said
from automations.tables.problems import visible
from automations.tables.rendering import japanese_day

_NARROWEST, _WIDEST = 60, 100
_RULE = "─" * 38
_ITEMS_AT = 12  # where the items begin
_LABELS = 14  # 次にすること and two blanks
_CALM = 31  # lines of a window in which blank lines do no harm
_LINES_BESIDE = 6  # title, three rules, keys, prompt
_GAP = "  "
_NEVER_FIRST = "、。）」"
_FIRST_FAULTS = 6
_LONGEST_NAME = 44  # places of a line of the home screen
_NAMES_AT = 5  # where the names of that screen begin
_WHEN_SETTINGS_ARE_WRONG = (11, 12)


@dataclass(frozen=True, slots=True)
class Window:
    """The room there is: places in a line, and lines."""

    width: int = 80
    height: int = 25

    @property
    def room(self) -> int:
        """Return how far a line may go: the last place is left free, or the line would break."""
        return min(max(self.width, _NARROWEST), _WIDEST) - 1

    @property
    def air(self) -> tuple[str, ...]:
        """Return a blank line where there is room for it."""
        return ("",) if self.height >= _CALM else ()


@dataclass(frozen=True, slots=True)
class EventView:
    """What is shown of an event: its name, its day, how far it is, and the items it has."""

    name: str
    day: date
    today: date
    progress: Progress
    shown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An event in the home folder; without a day its settings have faults."""

    name: str
    day: date | None
    folder: str


def event_screen(view: EventView, window: Window) -> Iterator[str]:
    """Draw an event: what comes next above, the items below, so that both fit one window."""
    items_below = [line for number in phases() for line in _phase_lines(number, view, window)]
    steps = list(_labelled(said("screen", "next"), _step_lines(view.progress), window))
    left = window.height - len(items_below) - len(steps) - _LINES_BESIDE - len(window.air)
    deadlines = _deadline_lines(_fitting(view.progress.deadlines, left))
    when = f"　　{japanese_day(view.day)}　{days_left(view.day, view.today)}"
    yield _clipped(view.name, window.room - cell_len(when)) + when
    if left > 0:  # the next deadline is worth more than a rule
        yield _RULE
    yield from steps
    yield from window.air
    yield from _labelled(said("screen", "deadlines"), list(deadlines), window)
    yield _RULE
    yield from items_below
    yield _RULE
    yield _keys(said("screen", "keys"), items()[OTHER_EVENT].line, items()[LEAVE].line)


def wrong_settings_screen(
    name: str, faults: Sequence[str], progress: Progress, window: Window
) -> Iterator[str]:
    """Draw an event whose settings cannot be read: each fault with its cell and its remedy."""
    yield name
    yield _RULE
    yield from _labelled(said("screen", "next"), _step_lines(progress), window)
    yield ""
    yield said("screen", "wrong")
    for fault in faults[:_FIRST_FAULTS]:
        yield from _hanging(f"・{fault}", window.room, 2)
    if len(faults) > _FIRST_FAULTS:
        yield said("screen", "more_wrong", count=len(faults) - _FIRST_FAULTS)
    yield _RULE
    yield _keys(*(items()[each].line for each in (*_WHEN_SETTINGS_ARE_WRONG, OTHER_EVENT, LEAVE)))


def home_screen(found: Sequence[Found], today: date) -> Iterator[str]:
    """Draw the events of a folder below what can be done without one."""
    yield said("home", "title")
    yield _RULE
    yield f"  1  {said('home', 'new')}"
    yield f"  2  {said('home', 'rehearse')}"
    yield ""
    if found:
        yield said("home", "found")
        names = [_clipped(visible(each.name), _LONGEST_NAME) for each in found]
        width = max(map(cell_len, names))
        for number, (name, each) in enumerate(zip(names, found, strict=True), 3):
            yield f" {number:>2}  {_padded(name, width)}  {_when(each, today)}"
            if names.count(name) > 1:
                folder = said("home", "folder", name=visible(each.folder))
                yield from _hanging(f"{' ' * _NAMES_AT}{folder}", _NARROWEST, _NAMES_AT)
    else:
        yield said("home", "none")
    yield _RULE
    yield items()[LEAVE].line


def guidance_screen(number: int, shown: Iterable[int], window: Window) -> Iterator[str]:
    """Draw how a phase goes."""
    phase = phases()[number]
    yield said("screen", "guidance", number=number, name=phase.name)
    yield _RULE
    for line in guidance(phase, frozenset(shown)):
        yield from _hanging(f"・{line}", window.room, 2)
        yield from window.air
    yield _RULE


def days_left(day: date, today: date) -> str:
    """Say how long it is till a day.

    >>> days_left(date(2026, 12, 4), date(2026, 11, 23)), days_left(date(2026, 1, 1), date.max)
    ('残り11日', '過ぎました')
    """
    return _left((day - today).days, over=day < today)


def _left(days: int, *, over: bool) -> str:
    key = "over" if over else ("ahead" if days else "today")
    return said("left", key, days=days)


def _step_lines(progress: Progress) -> list[str]:
    return [f"{each.item:>2}  {each.words}" for each in progress.steps]


def _fitting(deadlines: Sequence[Deadline], lines: int) -> Sequence[Deadline]:
    """Leave out what is over, then the farthest, until the rest fits; the next always stays."""
    if len(deadlines) <= max(lines, 1):
        return deadlines
    shorter = deadlines[1:] if deadlines[0].over else deadlines[:-1]
    return _fitting(shorter, lines)


def _deadline_lines(deadlines: Iterable[Deadline]) -> Iterator[str]:
    listed = list(deadlines)
    whens = max((cell_len(each.when) for each in listed), default=0)
    labels = [said("deadlines", each.key) for each in listed]
    widest = max(map(cell_len, labels), default=0)
    for each, label in zip(listed, labels, strict=True):
        left = _left(each.days, over=each.over)
        yield f"{_padded(each.when, whens)}  {_padded(label, widest)}  {left}"


def _when(each: Found, today: date) -> str:
    if each.day is None:
        return f"（{said('home', 'broken')}）"
    return f"{japanese_day(each.day)}　{days_left(each.day, today)}"


def _phase_lines(number: int, view: EventView, window: Window) -> Iterator[str]:
    """One line a phase, or more where its items need them; none where nothing is to be done."""
    here = [items()[each].line for each in view.shown if items()[each].phase == number]
    if not here:
        return
    mark = "▶" if number == view.progress.phase else " "
    head = f"{mark} {number} {_padded(phases()[number].name, _ITEMS_AT - 6)}{_GAP}"
    line = head
    for each in here:
        joined = f"{line}{each}" if line in {head, " " * _ITEMS_AT} else f"{line}{_GAP}{each}"
        if cell_len(joined) > window.room and line != head:
            yield line
            joined = f"{' ' * _ITEMS_AT}{each}"
        line = joined
    yield line


def _labelled(label: str, texts: Sequence[str], window: Window) -> Iterator[str]:
    """Put a label in front of the first text and nothing in front of the others."""
    for number, text in enumerate(texts):
        head = _padded("" if number else label, _LABELS)
        hang = _LABELS + (len(text) - len(text.lstrip("0123456789 ")))
        yield from _hanging(head + text, window.room, hang)


def _hanging(text: str, room: int, indent: int) -> Iterator[str]:
    """Break a text where the room ends; what follows stands below its beginning."""
    line = ""
    for letter in text:
        # What may not begin a line is let in at the end of the one before.
        allowed = room if letter in _NEVER_FIRST else room - cell_len(letter)
        if cell_len(line + letter) > allowed and cell_len(text) > room:
            yield line
            line = " " * indent
        line += letter
    yield line


def _keys(*keys: str) -> str:
    return "   ".join(keys)


def _clipped(text: str, width: int) -> str:
    """Shorten a name that would push aside what stands behind it.

    >>> _clipped("みどり野区×DX展", 10), _clipped("みどり野区", 10)
    ('みどり野…', 'みどり野区')
    """
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, max(width - 2, 0)).rstrip()}…"


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))
