"""Whether two applications are for one entry: certain by a stated rule, a question, or two."""

import pytest

from automations.award.entry_identity import (
    Identity,
    Likeness,
    is_like,
    is_near,
    likeness,
    title_key,
)
from automations.people.canonical import mail_key, name_key, section_key


def who(title: str, section: str = "市民課", leader: str = "記入 花子", mail: str = "") -> Identity:
    sections = (section_key(section),) if section else ()
    return Identity(title_key(title), sections, name_key(leader), mail_key(mail))


ONE = who("窓口の記入をなくす", mail="hanako@example.jp")


@pytest.mark.parametrize(
    ("other", "how"),
    [
        (who("窓口の記入をなくす"), Likeness.SAME),
        (who("窓口の記入を　なくす！", leader="記入花子 様"), Likeness.SAME),
        (who("窓口の記入をなくする"), Likeness.SAME),  # one slip of kana
        (who("窓口の記入をなくす", "税務課", mail="hanako@example.jp"), Likeness.SAME),
        (who("窓口の記入をなくす", leader="", mail="hanako@example.jp"), Likeness.SAME),
        (who("窓口の記入を無くす"), Likeness.OTHER_TITLE),
        (who("窓口の記入をなくす（改訂版）"), Likeness.OTHER_TITLE),
        (who("窓口の記入をなくす", "税務課", "例示 太郎"), Likeness.OTHER_PEOPLE),
        # A mailbox may be the whole section's.
        (who("窓口の記入をなくす", leader="例示 太郎", mail="hanako@example.jp"),
         Likeness.OTHER_PEOPLE),
        (who("待合の案内"), Likeness.OTHER),
        (who("窓口の記入を無くす", "税務課", "例示 太郎"), Likeness.OTHER),
    ],
)  # fmt: skip
def test_how_an_application_stands_to_another(other: Identity, how: Likeness) -> None:
    assert likeness(ONE, other) is how
    assert likeness(other, ONE) is how


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("給与計算の自動化で時間を生み出す", "旅費計算の自動化で時間を生み出す"),
        ("オープンデータ活用 第1弾", "オープンデータ活用 第2弾"),
        ("RPAで変わる庶務の仕事", "OCRで変わる庶務の仕事"),
        ("", ""),
    ],
)
def test_one_other_kanji_digit_or_letter_is_never_a_slip(one: str, other: str) -> None:
    assert not is_near(title_key(one), title_key(other))


def test_a_title_that_holds_another_is_like_it_and_a_blank_one_is_like_nothing() -> None:
    assert is_like(title_key("窓口DX"), title_key("窓口DXプラス"))
    assert not is_like(title_key(""), title_key("窓口DX"))


def test_a_signature_is_of_title_lead_section_and_leader() -> None:
    assert who("窓口ＤＸ", mail="a@example.jp").signature == who("窓口dx").signature
    assert who("窓口DX", "税務課").signature != who("窓口DX").signature
