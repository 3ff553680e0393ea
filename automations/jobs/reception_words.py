"""What the reception desk says: plain lines, large enough in words, for any Japanese console."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.cells import cell_len

from automations.flows.reception_desk import Already, Counts, Desk, Received, Undone, Who
from automations.flows.reception_log import Kept
from automations.flows.reception_opening import Opened
from automations.language import _
from automations.registration.checkin_search import Asked
from automations.registration.rules import Kind
from automations.registration.tickets import Ticket
from automations.tables.problems import on_one_line

_INDENT = "    "
_LONGEST = 30  # letters of a name, a body or a section
_FIRST_BODIES = 10
KINDS = tuple(each.value for each in Kind)


def greeting(opened: Opened) -> Iterator[str]:
    """Say what stands ready."""
    desk = opened.desk
    yield _("{event}  reception at {pc}").format(event=opened.event_name, pc=opened.pc)
    tickets = sum(each.valid and not each.same_as for each in desk.finder.tickets.all)
    if tickets:
        yield _("People with a number: {count}").format(count=f"{tickets:,}")
    else:
        yield _("Nobody has a number yet: only walk-ins can be received.")
    if opened.left:
        words = _("{count} entries that had stayed on this PC were written to the share.")
        yield words.format(count=opened.left)
    if desk.counts().people:
        yield people_there(desk.counts())


def help_lines() -> Iterator[str]:
    """Say what can be typed."""
    yield _("Scan the code, or type a number or a part of a name or its reading, then Enter.")
    yield _("  取消          take back the last one (取消 123: number 123)")
    yield _("  当日          receive somebody who has no number")
    yield _("  訂正          correct what was typed of the last walk-in")
    yield _("  状況          who is there, by kind and body, from all PCs")
    yield _("  終了          end; another PC may go on")
    yield _("Without Japanese input: - is 取消, + 当日, * 訂正, = 状況, ? ヘルプ, / 終了.")


def answered(desk: Desk, what: Received | Already | Undone) -> Iterator[str]:
    """Say what became of somebody at the desk."""
    if isinstance(what, Already):
        yield _already(desk, what)
        return
    if isinstance(what, Undone):
        yield _("* Taken back: {who}").format(who=person(desk, what.who))
        if what.left:
            yield _INDENT + _("Received at {pc} as well: that stands.").format(pc=what.left.pc)
    else:
        said = _("o Corrected: {who}") if what.corrected else _("o Received: {who}")
        yield said.format(who=person(desk, what.who))
        if isinstance(what.who, Ticket) and not what.who.valid:
            yield _INDENT + _("The registration was cancelled; counted as a walk-in.")
    yield from _kept(desk, what.kept)
    yield people_there(desk.counts())


def person(desk: Desk, who: Who) -> str:
    """Name somebody so that namesakes are told apart."""
    number = f"{who.number} " if isinstance(who, Ticket) else ""
    name = _short(who.name) or who.staff_number
    kind = desk.kind_of(who)
    where = who.section if kind == Kind.HOST.value else who.body
    inside = "・".join(each for each in (kind, _short(where)) if each)
    return _("{number}{name} ({where})").format(number=number, name=name, where=inside)


def candidate(desk: Desk, number: int, ticket: Ticket) -> str:
    """Offer somebody by a digit, with what tells namesakes apart."""
    reading = f"（{_short(ticket.kana)}）" if ticket.kana else ""
    where = "  ".join(_short(each) for each in (ticket.body, ticket.section) if each)
    state = f"  {_('received already')}" if desk.is_there(ticket) else ""
    kind = desk.kind_of(ticket)
    return f" {number}  {_short(ticket.name)}{reading}  {kind}  {where}  [{ticket.number}]{state}"


def no_such_number(desk: Desk, wanted: Asked) -> str:
    """Say why a number or a code means nobody."""
    if wanted.code and wanted.number and desk.finder.tickets.of(wanted.number):
        found = _("x Number and letters do not belong together: {text}. Look at the slip.")
    else:
        found = _("x There is no such number: {text}")
    return found.format(text="-".join(filter(None, (str(wanted.number or ""), wanted.code))))


def nobody(text: str) -> str:
    """Say that a name means nobody, and what else can be done."""
    words = _("x Nobody found: {text}. Somebody without a number is received with 当日.")
    return words.format(text=_short(text))


def nothing_to_undo(desk: Desk, ticket: Ticket | None) -> str:
    """Say that there is nothing to take back."""
    if ticket is None:
        return _("x There is nothing that this PC could take back.")
    return _("x Not received: {who}").format(who=person(desk, ticket))


def people_there(counts: Counts) -> str:
    """Say how many are there, in one line."""
    kinds = "  ".join(f"{kind} {counts.kinds.get(kind, 0):,}" for kind in KINDS)
    return _INDENT + _("There now: {people} ({kinds}), walk-ins among them {walk_ins}").format(
        people=f"{counts.people:,}", kinds=kinds, walk_ins=f"{counts.walk_ins:,}"
    )


def state(desk: Desk) -> Iterator[str]:
    """Say who is there by kind and by body."""
    counts = desk.counts()
    yield _("There now, by all PCs that were seen (counted exactly by 来場集計):")
    pairs = [(kind, counts.kinds.get(kind, 0)) for kind in KINDS]
    pairs += [(_("all"), counts.people), (_("walk-ins among them"), counts.walk_ins)]
    yield from _columns(pairs)
    if bodies := desk.bodies():
        yield _("Bodies, the largest first ({count} in all):").format(count=len(bodies))
        yield from _columns([(_short(name), people) for name, people in bodies[:_FIRST_BODIES]])
    if desk.waiting:
        yield _away(desk)


def closing(waiting: int) -> Iterator[str]:
    """Say that the desk is closed, and what is left to do."""
    yield _("The reception at this PC has ended.")
    if waiting:
        words = _(
            "{count} entries are kept on this PC: the share cannot be reached. Open the"
            " reception here again when it can; they are written through then."
        )
        yield words.format(count=waiting)


def clock_stated(correction: int) -> str:
    """Say how the clock is corrected."""
    minutes = abs(correction) // 60
    hours, minutes = divmod(minutes, 60)
    words = (
        _("This clock is slow by {time}.") if correction > 0 else _("This clock is fast by {time}.")
    )
    return words.format(time=_("{hours} h {minutes} min").format(hours=hours, minutes=minutes))


def shown_time(at: datetime) -> str:
    """Return a time as a clock shows it."""
    return f"{at.hour}:{at.minute:02}"


def _already(desk: Desk, what: Already) -> str:
    where = _("this PC") if what.here else what.entry.pc
    return _("! Received already at {time}: {who}, {where}").format(
        time=shown_time(what.entry.at), who=person(desk, what.who), where=where
    )


def _kept(desk: Desk, kept: Kept) -> Iterator[str]:
    if kept is Kept.HERE:
        yield _INDENT + _away(desk)
    if kept is Kept.NOWHERE:
        yield _INDENT + _("! It could not be recorded anywhere. Note it on paper, keep this open.")


def _away(desk: Desk) -> str:
    words = _("The share is away: {count} entries are kept on this PC until it is back.")
    return words.format(count=desk.waiting)


def _columns(pairs: Sequence[tuple[str, int]]) -> Iterator[str]:
    widest = max(cell_len(label) for label, _people in pairs)
    for label, people in pairs:
        yield f"{_INDENT}{label}{' ' * (widest - cell_len(label))}  {people:>6,}"


def _short(text: str) -> str:
    return on_one_line(text, _LONGEST)
