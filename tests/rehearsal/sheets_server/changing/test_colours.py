from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.rehearsal.sheets_server.changing.colours import mirrored
from automations.rehearsal.sheets_server.model import JSON


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"red": 1, "green": 0, "blue": 0.5}, {"red": 1, "blue": 0.49803922}),
        ({"green": 0.2}, {"green": 0.2}),
        ({"red": 0.001}, {}),
    ],
)
def test_a_part_of_a_colour_is_a_byte(told: JSON, kept: JSON) -> None:
    assert mirrored({"tabColor": told})["tabColor"] == kept


def test_a_style_counts_before_a_colour() -> None:
    both = {"tabColor": {"red": 1}, "tabColorStyle": {"rgbColor": {"blue": 1}}}
    assert mirrored(both)["tabColor"] == {"blue": 1}


def test_colours_deep_within_are_kept_in_both_ways() -> None:
    red = {"red": 1}
    inner = {"textFormat": {"foregroundColorStyle": {"rgbColor": red}}}
    assert mirrored({"rows": [inner]})["rows"][0]["textFormat"]["foregroundColor"] == red


def test_a_colour_of_the_theme_has_no_other_name() -> None:
    theme = {"tabColorStyle": {"themeColor": "ACCENT1"}}
    assert mirrored(theme) == theme


@given(st.floats(0, 1, allow_nan=False))
def test_what_came_back_comes_back_the_same(part: float) -> None:
    once = mirrored({"color": {"red": part}})
    assert mirrored(once) == once
