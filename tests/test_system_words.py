"""What the operating system says is said in Japanese, whatever its own language."""

from __future__ import annotations

import errno
import os
import re

import pytest

from automations.system_words import reason


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENETUNREACH, "ネットワークのつながりが切れました"),
        (errno.EHOSTDOWN, "ネットワークのつながりが切れました"),
        (errno.ESTALE, "ネットワークのつながりが切れました"),
        (errno.ENOSPC, "ディスクの空きが足りません"),
        (errno.EDQUOT, "ディスクの空きが足りません"),
        (errno.EIO, "ディスクかネットワークに、読み書きの不具合があります"),
        (errno.EROFS, "読み取り専用の場所です"),
        (errno.ENAMETOOLONG, "名前か場所が長すぎます"),
        (errno.EBUSY, "ほかの人かプログラムが使っています"),
        (errno.EXDEV, f"システムの番号 {errno.EXDEV}"),
    ],
)
def test_a_number_has_its_words(number: int, words: str) -> None:
    assert reason(OSError(number, os.strerror(number))) == words


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_number_speaks_english(number: int) -> None:
    assert not re.search("[A-Za-z]", reason(OSError(number, os.strerror(number))))


def test_what_has_no_number_is_not_known() -> None:
    assert reason(OSError("a Latin sentence")) == "原因は分かりません"


def test_windows_own_number_of_a_lost_share_counts_before_the_standard_one() -> None:
    class WindowsError(OSError):
        winerror = 64

    assert (
        reason(WindowsError(errno.EINVAL, "Invalid argument"))
        == "ネットワークのつながりが切れました"
    )
