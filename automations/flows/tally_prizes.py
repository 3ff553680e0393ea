"""The last page of 集計表.xlsx: how ties are settled, a line for each prize, and who signs."""

from __future__ import annotations

from collections.abc import Iterator

from automations.award.judging.prize_field import prize_names
from automations.award.prize_rules import PrizeRule
from automations.award.wording import exact
from automations.books.paper_pages import PaperPage, PaperTable
from automations.flows.sitting import Sitting, words
from automations.flows.tally_steps import page_header

_WIDTHS = (6.0, 22.0, 14.0, 24.0, 20.0, 14.0, 22.0, 20.0)
_TIE, _PRIZE, _SIGNED = 30.0, 34.0, 40.0  # heights in points


def prizes_page(sitting: Sitting) -> PaperPage:
    """Return the page."""
    said = words()["tally"]["prizes"]
    tables = (_ties(sitting), _prizes(sitting), _signatures())
    return PaperPage(said["name"], said["title"], _WIDTHS, tables, header=page_header(sitting))


def _ties(sitting: Sitting) -> PaperTable:
    order, way, found = words()["tally"]["prizes"]["ties"]
    steps = [(str(number), each.value, "")
             for number, each in enumerate(sitting.judging.panel.ties, 1)]  # fmt: skip
    return PaperTable(((order, 1), (way, 3), (found, 4)), tuple(steps), _TIE)


def _prizes(sitting: Sitting) -> PaperTable:
    prize, way, entry, note = words()["tally"]["prizes"]["prizes"]
    rows = tuple(row for each in sitting.judging.prizes for row in _lines(sitting, each))
    headings = ((prize, 2), (way, 2), (entry, 3), (note, 1))
    nothing = ((words()["tally"]["prizes"]["none"], "", "", ""),)
    return PaperTable(headings, rows or nothing, _PRIZE)


def _lines(sitting: Sitting, rule: PrizeRule) -> Iterator[tuple[str, ...]]:
    """Yield a line for each entry that gets the prize, and for each category if all have one."""
    for name in prize_names(rule, sitting.rules):
        for _ in range(max(rule.count, 1)):
            yield name, _way(rule), "", ""


def _way(rule: PrizeRule) -> str:
    said = words()["tally"]["prizes"]
    of = rule.category or rule.criterion
    way = said["of"].format(way=rule.way.value, of=of) if of else rule.way.value
    parts = [way, said["besides" if rule.besides else "alone"]]
    if rule.least:
        parts.append(said["least"].format(least=exact(rule.least)))
    if rule.giver:
        parts.append(said["giver"].format(giver=rule.giver))
    return "、".join(parts)


def _signatures() -> PaperTable:
    said = words()["tally"]
    name, when = said["signature_boxes"]
    rows = tuple((each, name, "", when, "") for each in said["signatures"])
    return PaperTable((("", 2), ("", 1), ("", 2), ("", 1), ("", 2)), rows, _SIGNED)
