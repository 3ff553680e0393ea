"""What every document says besides its Report, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from automations.documents.properties import Properties
from automations.tables.rendering import ROUNDING_NOTE, shown
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from automations.tables.report import Table


@dataclass(frozen=True, slots=True)
class Look:
    """Whether a document has charts, and its fonts; an empty font leaves the template's."""

    charts: bool = True
    font: str = ""
    certificate_font: str = ""


@dataclass(frozen=True, slots=True)
class DocumentCover:
    """What a document says besides its Report; empty means: leave it out.

    Args:
        event_name: the name of the event.
        host: whose event it is.
        day: the day of the event.
        as_of: the moment up to which the books were read; zone-aware.
        check_number: the 照合番号, 8 characters.
        handling: who may read it, such as 幹部限り.
        office: the section in charge.
        award_name: the name of the award.
        categories: its categories, in the order in which they are to stand.
        last_label: what the previous event is called.
        rules: the rules of selection, a sentence each.
        decided: when the rules were fixed.
        approval_number: the number of the decision that fixed them.
        decide_by: the day until which it is to be decided.
        extension: the telephone extension of the section in charge.
        number: what the meeting calls the paper, its 資料番号.
        said: further values by their keys, such as what organisers wrote for documents.
        tables: further tables by their keys, such as what was read.
        look: whether there are charts, and in which fonts it is set.
        run: the name of the run.
        version: the version of this product.
    """

    event_name: str
    host: str
    day: date
    as_of: datetime
    check_number: str
    handling: str
    office: str = ""
    award_name: str = ""
    categories: tuple[str, ...] = ()
    last_label: str = ""
    rules: tuple[str, ...] = ()
    decided: date | datetime | None = None
    approval_number: str = ""
    decide_by: date | None = None
    run: str = ""
    version: str = ""
    extension: str = ""
    number: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    look: Look = field(default_factory=Look)

    def values(self) -> dict[str, str]:
        """Return all of it as texts, by key; days as people read them."""
        own = {each.name: getattr(self, each.name) for each in fields(self)}
        texts = {key: value for key, value in own.items() if isinstance(value, str)}
        days = {key: shown(own[key], Form.DAY) for key in ("day", "decided", "decide_by")}
        fixed = {"as_of": shown(self.as_of, Form.TIME), "rounding": ROUNDING_NOTE}
        return {**self.said, **texts, **days, **fixed}

    def properties(self, title: str) -> Properties:
        """Return what Word shows of the document; ``keywords`` of what is said stand there, too."""
        number = f"照合番号 {self.check_number}"
        return Properties(
            title=title,
            author=" ".join(each for each in (self.host, self.office) if each),
            moment=self.as_of,
            subject=self.event_name,
            keywords=" ".join(filter(None, (number, self.said.get("keywords", "")))),
        )
