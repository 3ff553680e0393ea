"""Whatever people may type into a sheet, in Google's formats and in Excel's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from automations.tables.sheet import Merged
from tests.books.google.twofold import ERRORS, Content, Typed

NUMBERS = [
    ("General", ("", "")),
    ("0", ("NUMBER", "0")),
    ("0.00", ("NUMBER", "")),
    ("00000", ("NUMBER", "00000")),
    ("000-0000", ("NUMBER", "000-0000")),
    (r"000\-0000", ("NUMBER", r"000\-0000")),
    ("#,##0;[Red]-#,##0", ("NUMBER", "#,##0;[Red]-#,##0")),
    ('0"人"', ("NUMBER", '0"人"')),
    ("0%", ("PERCENT", "0%")),
    ("0.00%", ("PERCENT", "")),
    ("0.00E+00", ("SCIENTIFIC", "")),
    ('"¥"#,##0', ("CURRENCY", "[$¥-411]#,##0")),
    ("#,##0", ("CURRENCY", "")),
    ("@", ("TEXT", "")),
]
DAYS = [
    ("yyyy/m/d", ("DATE", "yyyy/m/d")),
    ("yyyy/mm/dd", ("DATE", "")),
    ('yyyy"年"m"月"d"日"', ("DATE", 'yyyy"年"m"月"d"日"')),
    ("m/d(aaa)", ("DATE", "M/d(ddd)")),
    ("[$-411]ggge", ("DATE", "[$-411]ggge")),
]
MOMENTS = [
    ("yyyy/m/d h:mm", ("DATE_TIME", "yyyy/M/d H:mm")),
    ("yyyy/mm/dd hh:mm:ss", ("DATE_TIME", "")),
    ("m/d h:mm AM/PM", ("DATE_TIME", "m/d h:mm am/pm")),
]
TIMES = [
    ("h:mm", ("TIME", "h:mm")),
    ("h:mm:ss", ("TIME", "")),
    ("h:mm AM/PM", ("TIME", "h:mm a/p")),
]
SPANS = [("[h]:mm:ss", ("TIME", "[h]:mm:ss")), ("[hh]:mm", ("DATE_TIME", "[hh]:mm"))]

# What Excel itself takes; the rest has a test of its own.
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.text(LETTERS | st.sampled_from("\n\t_x005F_<>&\"'=+ "), min_size=1, max_size=20)
DECIMALS = st.decimals(-(10**9), 10**9, places=5, allow_nan=False)
FIRST = datetime(1900, 1, 1)  # noqa: DTZ001 - the wall clock of a sheet
WALL_CLOCK = st.datetimes(FIRST, datetime(2100, 1, 1)).map(  # noqa: DTZ001 - as above
    lambda moment: moment.replace(microsecond=0)
)
CLOCK = st.times().map(lambda moment: moment.replace(microsecond=0))


def shown(
    values: st.SearchStrategy[Typed], formats: list[tuple[str, tuple[str, str]]]
) -> st.SearchStrategy[Typed]:
    return st.builds(
        lambda typed, each: replace(typed, excel=each[0], google=each[1]),
        values,
        st.sampled_from(formats),
    )


def typed_as(values: st.SearchStrategy[object]) -> st.SearchStrategy[Typed]:
    return st.builds(Typed, values)


SPAN = st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds))
CELLS = st.one_of(
    typed_as(TEXTS),
    typed_as(st.booleans()),
    st.builds(Typed, st.sampled_from(sorted(ERRORS)), error=st.just(value=True)),
    shown(typed_as(st.integers(-(10**12), 10**12)), NUMBERS),
    shown(typed_as(DECIMALS.map(float)), NUMBERS),
    shown(typed_as(WALL_CLOCK.map(datetime.date)), DAYS),
    shown(typed_as(WALL_CLOCK), MOMENTS),
    shown(typed_as(CLOCK), TIMES),
    shown(typed_as(SPAN), SPANS),
)
STYLED = st.builds(
    lambda typed, formula, struck: replace(typed, formula=formula, struck=struck),
    CELLS,
    st.sampled_from([False, False, True]),
    st.sampled_from([False, True]),
)
ROWS = st.frozensets(st.integers(2, 20), max_size=4)
MERGES = st.sampled_from(
    [(), ((1, 1, 1, 3),), ((5, 2, 7, 2), (1, 1, 2, 2)), ((3, 1, 3, 9), (4, 1, 4, 9))]
)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    places = st.tuples(st.integers(1, 20), st.integers(1, 9))
    cells = draw(st.dictionaries(places, STYLED, max_size=25))
    merged = draw(MERGES)
    kept = {
        at: typed
        for at, typed in cells.items()
        if not any(Merged(*each).hides(*at) for each in merged)
    }
    hidden = draw(ROWS)
    if draw(st.booleans()):
        within = frozenset(row for row in hidden if row <= 12)
        return Content(kept, hidden - within, within, merged, (1, 1, 12, 9))
    return Content(kept, hidden, merged=merged)
