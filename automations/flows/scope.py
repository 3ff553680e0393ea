"""What a job covers: which parts of the event it reads and decides, and which book it writes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from automations.event.model import Event


class Part(Enum):
    """A part of the event that can be decided on its own; the value is what people call it."""

    REGISTER = "申込"
    ATTENDANCE = "来場"
    ENTRIES = "取組"
    AWARD = "取組と投票"
    JUDGING = "審査"


@dataclass(frozen=True, slots=True)
class Scope:
    """A job: ``words`` is what people call it; an empty ``book`` is the one of the settings.

    ``sheets`` and ``brief`` tell whether it publishes a workbook and the Word document; ``csv``
    names the file with the register alone, if one is wanted; ``papers`` those that are
    printed or handed on: made anew at any time from what is recorded, of ``templates``;
    ``documents`` Word documents, each of the template of its name.
    """

    words: str
    parts: frozenset[Part]
    book: str = ""
    sheets: bool = True
    brief: bool = False
    csv: str = ""
    papers: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def gives_numbers(self) -> bool:
        """Tell whether entries get their numbers: once there is a vote, it goes by them."""
        return Part.ENTRIES in self.parts and Part.AWARD not in self.parts

    @property
    def publishes(self) -> bool:
        """Tell whether anything comes of it but a list of what has to be looked at."""
        return bool(self.sheets or self.brief or self.csv or self.papers or self.documents)

    @property
    def of_judging(self) -> bool:
        """Tell whether it is about the judging, and nothing but it is published."""
        return Part.JUDGING in self.parts and Part.REGISTER not in self.parts

    def within(self, event: Event) -> frozenset[Part]:
        """Return the parts of this job that the event has."""
        there = {
            Part.REGISTER: event.registration is not None,
            # There may be no sheet: the reception PCs record on their own.
            Part.ATTENDANCE: event.registration is not None,
            Part.ENTRIES: event.award is not None,
            Part.AWARD: event.award is not None,
            Part.JUDGING: "judging" in event.parts,
        }
        return frozenset(part for part in self.parts if there[part])


ROSTER = Scope("名簿", frozenset({Part.REGISTER}), "結果_名簿.xlsx")
ROSTER_AND_CSV = replace(ROSTER, csv="結果_名簿.csv")
ATTENDANCE = Scope("来場集計", frozenset({Part.REGISTER, Part.ATTENDANCE}), "結果_来場.xlsx")
THANKS = Scope("礼状", frozenset({Part.REGISTER, Part.ATTENDANCE}), sheets=False)
LISTS = ("取組一覧.docx", "取組一覧_匿名.docx", "取組一覧.xlsx", "取組一覧_匿名.xlsx")
ENTRIES = Scope(
    "応募集計",
    frozenset({Part.ENTRIES}),
    "結果_応募.xlsx",
    papers=LISTS,
    templates=LISTS[:1],
    documents=("応募状況報告.docx",),
)
PROPOSAL = ("ファイナリスト案.docx", "ファイナリスト案_別冊.docx")
FINALISTS = Scope(
    "投票集計", frozenset({Part.ENTRIES, Part.AWARD}), "結果_投票.xlsx", documents=PROPOSAL
)
RESULT = ("審査結果.docx",)
JUDGING_BOOKS = ("審査結果.xlsx", "委員長用.xlsx")
JUDGING = Scope(
    "審査集計",
    frozenset({Part.ENTRIES, Part.AWARD, Part.JUDGING}),
    "結果_審査.xlsx",
    papers=JUDGING_BOOKS,
    documents=RESULT,
)
FOR_OTHER_CITIES = ("他自治体提供版.docx",)
BRIEF = Scope("資料", frozenset(Part), sheets=False, brief=True, documents=FOR_OTHER_CITIES)
PAPERS = ("受付名簿.docx", "受付票.docx", "名札.docx")
RECEPTION = Scope(
    "受付準備",
    frozenset({Part.REGISTER}),
    sheets=False,
    csv="名札.csv",
    papers=PAPERS,
    templates=PAPERS,
)
CHECK = Scope("点検", frozenset(Part), sheets=False)
EVERYTHING = Scope(
    "一括", frozenset(Part), brief=True, documents=(*PROPOSAL, *RESULT, *FOR_OTHER_CITIES)
)
