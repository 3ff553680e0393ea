"""Why the operating system refused, in the words of people: its own are English on many PCs.

The numbers are those of POSIX (errno.h); what Windows alone says is put into them by Python, and
by `automations.windows` where Python does not take part.
"""

from __future__ import annotations

import errno

# Not every system has a number for each of them.
_NETWORK_NAMES = (
    *("ENETDOWN", "ENETUNREACH", "ENETRESET", "ECONNABORTED", "ECONNRESET", "ECONNREFUSED"),
    *("ENOTCONN", "ESHUTDOWN", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ESTALE"),
    *("EREMOTEIO", "ENOLINK", "ECOMM"),
)
NETWORK = frozenset(
    number for name in _NETWORK_NAMES if (number := getattr(errno, name, None)) is not None
)
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
BUSY = frozenset({errno.EBUSY, errno.ETXTBSY, errno.EAGAIN, errno.EDEADLK})
REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

TRANSIENT = NETWORK | FULL | BUSY | {errno.EIO}
"""What is no fault of ours: it passes, or people can mend it."""

# Windows (winerror.h): the share, its server or the way to it is gone.
_WINDOWS_NETWORK = frozenset({51, 53, 54, 55, 59, 64, 65, 67, 121, 1222, 1231, 1232, 1236})

_GONE = "ネットワークのつながりが切れました"
_WORDS = (
    dict.fromkeys(NETWORK, _GONE)
    | dict.fromkeys(FULL, "ディスクの空きが足りません")
    | dict.fromkeys(BUSY, "ほかの人かプログラムが使っています")
    | {
        errno.EIO: "ディスクかネットワークに、読み書きの不具合があります",
        errno.EFBIG: "この保存先に置ける大きさを超えています",
        errno.EACCES: "権限がありません",
        errno.EPERM: "権限がありません",
        errno.EROFS: "読み取り専用の場所です",
        errno.ENOENT: "ファイルかフォルダーが見つかりません",
        errno.ENOTDIR: "フォルダーの場所に、同じ名前のファイルがあります",
        errno.EISDIR: "ファイルの場所に、同じ名前のフォルダーがあります",
        errno.EEXIST: "同じ名前のものが、もうあります",
        errno.ENOTEMPTY: "フォルダーが空ではありません",
        errno.ENAMETOOLONG: "名前か場所が長すぎます",
        errno.ELOOP: "近道（リンク）が自分自身に戻っています",
        errno.EMFILE: "開いているファイルが多すぎます",
        errno.ENFILE: "開いているファイルが多すぎます",
        errno.ENOMEM: "メモリーが足りません",
        # What Windows answers for a name that it does not take, and for many a lost connection.
        errno.EINVAL: "名前に使えない文字があるか、ネットワークのつながりが切れました",
        errno.EILSEQ: "名前に使えない文字があります",
    }
)


def reason(failure: OSError) -> str:
    """Say in Japanese why it failed, as half a sentence; the number stands for what is rare.

    >>> reason(OSError(errno.ENETUNREACH, "Network is unreachable"))
    'ネットワークのつながりが切れました'
    >>> reason(OSError(9999, "Something new"))
    'システムの番号 9999'
    """
    if getattr(failure, "winerror", None) in _WINDOWS_NETWORK:
        return _GONE
    if failure.errno is None:
        return "原因は分かりません"
    return _WORDS.get(failure.errno, f"システムの番号 {failure.errno}")
