"""A service that keeps marks and tabs as Google Sheets does, and breaks one promise if told to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from automations.books.google.service import Refused, Unknown
from automations.books.google.snapshot import Mark, OnlineTab, Spreadsheet
from automations.books.google.trial import Promise
from automations.errors import ExpectedFailure

Json = Mapping[str, Any]
KEY = "k" * 44
EMPTY = Spreadsheet(KEY, "受付簿", (OnlineTab(7, "シート1", 100, 26),))


@dataclass(slots=True)
class KeptSheets:
    """``broken``: the promise that is not kept; ``cut_off``: writes that are not answered.

    ``lost``: of those, whether they are not done either; ``away``: what every request meets.
    ``asked``: every list of requests that came.
    """

    now: Spreadsheet = EMPTY
    broken: Promise | None = None
    cut_off: int = 0
    lost: bool = False
    away: ExpectedFailure | None = None
    asked: list[Sequence[Json]] = field(default_factory=list)

    def read(self, key: str) -> Spreadsheet:
        """Return what is kept."""
        assert key == self.now.key
        if self.away:
            raise self.away
        return self.now

    def write(self, key: str, requests: Sequence[Json]) -> Spreadsheet:
        """Do all or, where a promise is kept, nothing."""
        assert key == self.now.key
        self.asked.append(requests)
        if self.away:
            raise self.away
        if self.broken is Promise.WRITES:
            raise Refused(400, "いまは書けません")
        if self.cut_off and self.lost:
            self.cut_off -= 1
            raise Unknown
        self._do_all(requests)
        if self.cut_off:
            self.cut_off -= 1
            raise Unknown
        if self.broken is Promise.ANSWERS:
            return replace(self.now, marks=())
        return self.now

    def _do_all(self, requests: Sequence[Json]) -> None:
        before = self.now
        try:
            for each in requests:
                ((name, body),) = each.items()
                self._do(name, body)
        except Refused:
            if self.broken is not Promise.WHOLE:
                self.now = before
            raise

    def _do(self, name: str, body: Json) -> None:
        if name == "createDeveloperMetadata":
            self._mark(body["developerMetadata"])
        elif name == "deleteDeveloperMetadata":
            lookup = body["dataFilter"]["developerMetadataLookup"]
            kept = tuple(each for each in self.now.marks if not self._is_meant(each, lookup))
            self.now = replace(self.now, marks=kept)
        elif name == "addSheet":
            self._add(body["properties"])

    def _mark(self, wanted: Json) -> None:
        number, there = wanted["metadataId"], {each.number for each in self.now.marks}
        anew = self.broken is Promise.ANEW and wanted["metadataValue"] == "2"
        if (number in there and self.broken is not Promise.ONCE) or anew:
            raise Refused(400, "その印はもうあります")
        span = wanted["location"]["dimensionRange"]
        at = span["startIndex"] + 1
        row, column = (at, 0) if span["dimension"] == "ROWS" else (0, at)
        mark = Mark(
            number, wanted["metadataKey"], wanted["metadataValue"], span["sheetId"], row, column
        )
        self.now = replace(self.now, marks=(*self.now.marks, mark))

    def _is_meant(self, mark: Mark, lookup: Json) -> bool:
        if "metadataKey" in lookup:
            return mark.key == lookup["metadataKey"] and self.broken is not Promise.CLEARED
        span = lookup["metadataLocation"]["dimensionRange"]
        at = span["startIndex"] + 1
        where = (at, 0) if span["dimension"] == "ROWS" else (0, at)
        there = (mark.row, mark.column) == where or self.broken is Promise.HERE
        return mark.number == lookup["metadataId"] and there

    def _add(self, wanted: Json) -> None:
        taken = {each.number for each in self.now.tabs}
        if wanted["sheetId"] in taken or self.now.tab(wanted["title"]):
            raise Refused(400, "その名前のシートはもうあります")
        grid = wanted["gridProperties"]
        tab = OnlineTab(wanted["sheetId"], wanted["title"], grid["rowCount"], grid["columnCount"])
        self.now = replace(self.now, tabs=(*self.now.tabs, tab))
