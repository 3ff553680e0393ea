"""採点票.docx: what stands on each judge's paper, and one paper more for whoever steps in."""

from __future__ import annotations

from automations.award.judging.panel import Judge, Presence
from automations.documents.score_sheet import ScorePaper, SheetEntry, SheetJudge, score_sheets
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import SCORE_PAPERS
from automations.flows.sitting import Sitting, words
from automations.resources import template_file
from automations.tables.report import Audience

_NOBODY = SheetJudge("", "")  # for a judge who steps in on the day


def judges_papers(folder: EventFolder, sitting: Sitting) -> bytes:
    """Return the document, made from the event's own template or the standard one.

    Raises as `automations.documents.score_sheet.score_sheets` does.
    """
    template = template_file(SCORE_PAPERS, folder.root)
    judges = (*map(_judge, sitting.present), _NOBODY)
    return score_sheets(template, judges, _paper(sitting))


def _judge(judge: Judge) -> SheetJudge:
    said = words()["sheet"]
    name = judge.name
    if judge.presence is Presence.DEPUTY and judge.deputy:
        name = said["deputy"].format(name=name, deputy=judge.deputy)
    post = said["post"].format(body=judge.body, post=judge.post).strip()
    return SheetJudge(str(judge.number), name, post, judge.recused)


def _paper(sitting: Sitting) -> ScorePaper:
    said, basics = words()["sheet"], sitting.event.basics
    entries = tuple(
        SheetEntry(place, each.number, each.title, each.section)
        for place, each in enumerate(sitting.entries, 1)
    )
    criteria = tuple(
        (name, said["weight"].format(weight=weight) if weight else "")
        for name, weight in zip(sitting.columns, sitting.weights, strict=True)
    )
    fields = {
        "催し": basics.name,
        "賞": sitting.rules.name,
        "審査日": sitting.day,
        "評点の説明": sitting.asked,
        "記入の注意": f"{sitting.blanks}{said['notice']}",
        "取扱": Audience.SECRETARIAT.value,
        "照合番号": sitting.number,
    }
    author = basics.office or basics.host or basics.name
    return ScorePaper(entries, criteria, fields, said["title"], author)
