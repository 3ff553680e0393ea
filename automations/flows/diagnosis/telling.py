"""What a diagnosis says: one line a finding, its remedy below it, and at the end what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from automations.flows.diagnosis.checks import Check, Group, Mark, mark_of, words
from automations.tables.problems import Problem

_INDENT = "    "


def lines(groups: Sequence[Group]) -> Iterator[str]:
    """Yield every line to show, in order; an empty one stands behind each group."""
    for each in groups:
        yield f"■ {each.heading}"
        for one in each.checks:
            yield from _findings(one)
        yield ""
    yield _ending([one for each in groups for one in each.checks])
    if groups[-1].heading != words("groups")["books"]:
        yield words("endings")["later"]


def _findings(check: Check) -> Iterator[str]:
    if not check.faults:
        yield f"{check.mark.value} {check.label}: {check.fine}"
    for fault in check.faults:
        found, remedy = _parts(fault)
        yield f"{mark_of(fault).value} {_label(check, fault)}: {found}。"
        if remedy:
            yield f"{_INDENT}{remedy}。"


def _parts(fault: object) -> tuple[str, str]:
    """Return what was found, with its place, and what to do; neither has its last 。."""
    if isinstance(fault, Problem):
        where = f"{fault.place}: " if str(fault.place) else ""
        return f"{where}{fault.found}", fault.remedy
    found, _, remedy = str(fault).removesuffix("。").partition("。")
    return found, remedy


def _label(check: Check, fault: object) -> str:
    """Return what the check is called, without the book where the fault names it anyway."""
    book = fault.place.book if isinstance(fault, Problem) else ""
    return check.label.removesuffix(f"（{book}）")


def _ending(checks: Sequence[Check]) -> str:
    """Say how it stands and what to do next; what comes first is what the rest stands on."""
    count = Counter(mark_of(fault) for each in checks for fault in each.faults)
    first = next((each.label for each in checks if each.mark is Mark.WRONG), "")
    said = _said(count)
    text: str = words("endings")[said]
    return text.format(wrong=count[Mark.WRONG], doubtful=count[Mark.DOUBTFUL], first=first)


def _said(count: Counter[Mark]) -> str:
    if count[Mark.WRONG]:
        return "both" if count[Mark.DOUBTFUL] else "wrong"
    return "doubtful" if count[Mark.DOUBTFUL] else "fine"
