"""Which merged range hides a cell, among many."""

from hypothesis import given
from hypothesis import strategies as st

from automations.tables.merged import hiding, merged_in
from automations.tables.sheet import Merged


def test_the_first_cell_of_a_range_is_not_hidden() -> None:
    merged = Merged(3, 1, 4, 2)
    cells = [(row, column) for row in range(2, 6) for column in range(1, 4)]
    assert [cell for cell in cells if merged.hides(*cell)] == [(3, 2), (4, 1), (4, 2)]


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 3)), max_size=6),
    st.integers(1, 30),
    st.integers(1, 5),
)
def test_the_hiding_range_is_found_as_by_looking_at_all(
    sizes: list[tuple[int, int, int]], row: int, column: int
) -> None:
    ranges, top = [], 1
    for height, left, width in sizes:
        ranges.append(Merged(top, left, top + height, left + width))
        top += height + 1 + width % 2
    expected = next((each for each in ranges if each.hides(row, column)), None)
    assert hiding(merged_in(reversed(ranges), column), row, column) == expected
