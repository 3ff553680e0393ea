"""What was read and what became of it, as a sum that a reader can check."""

import pytest

from automations.tables.dispositions import DispositionCount, Identity

LATE = DispositionCount("late", "締切後", 4, counted=False)
BLANK = DispositionCount("blank", "白票", 0, counted=False)
VALID = DispositionCount("valid", "有効", 1592, counted=True)


def test_an_identity_is_said_as_a_sum_that_begins_with_what_counts() -> None:
    identity = Identity("ballots", "投票", "票", 1596, (LATE, BLANK, VALID))
    assert str(identity) == "投票1,596票 ＝ 有効1,592 ＋ 締切後4"


def test_nothing_read_is_nothing() -> None:
    assert str(Identity("ballots", "投票", "票", 0, (BLANK,))) == "投票0票 ＝ 0"


def test_parts_that_do_not_add_up_are_our_bug() -> None:
    with pytest.raises(ValueError, match="ballots: the parts do not add up to 1597"):
        Identity("ballots", "投票", "票", 1597, (LATE, VALID))
