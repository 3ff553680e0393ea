"""A PC of its own, on which commands and the menu run and are watched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from automations.menu.catalogue import LEAVE, OTHER_EVENT, items, phases

WATCHED = Path(__file__).with_name("watched.py")
CHECKOUT = Path(__file__).resolve().parent.parent.parent
EVERY_JOB = [
    ["体験", "ためし"],
    ["実施要領", "ためし"],
    ["診断", "ためし"],
    ["ひな形取出", "ためし"],
    ["ひな形点検", "ためし"],
    ["点検", "ためし"],
    ["名簿", "ためし"],
    ["来場集計", "ためし"],
    ["説明", "ためし", "佐々木"],
    ["第二意見", "ためし"],
    ["受付準備", "ためし"],
    ["受付", "ためし"],
    ["投票率", "ためし"],
    ["応募集計", "ためし"],
    ["投票集計", "ためし"],
    ["通知", "ためし"],
    ["審査準備", "ためし"],
    ["審査集計", "ためし"],
    ["発表", "ためし"],
    ["投票番号", "ためし"],
    ["方式比較", "ためし"],
    ["原本破棄", "ためし", "--by", "選考委員長"],
    ["資料", "ためし"],
    ["一括", "ためし"],
    ["礼状", "ためし"],
    ["引継", "ためし"],
    ["書込予定", "ためし"],
    ["書込取消", "ためし"],
    ["準備", "催し"],
    ["準備", "催し", "--missing"],
    ["準備", "文字", "--toml"],
    ["フォーム", "催し"],
    ["設定", "書き出し", "催し"],
    ["持ち出し", "ためし", "写し"],
    ["持ち帰り", "ためし", "写し"],
    ["一括", "同点"],
    ["体験", "通し", "--judging"],
]
# Every number is typed in a new event, those of the report in the rehearsal too; what is asked
# behind a number is answered with Enter, or with the number of a file to open.
NUMBERS = [number for number in (*phases(), *sorted(items())) if number not in {LEAVE, OTHER_EVENT}]
OF_THE_REPORT = [81, 83, 84, 91]
# The reception reads on until it is told to end: somebody walks in before.
AT_THE_DESK = {63: ("当日", "山田 太郎", "", "", "", "2", "終了", "")}
IN_THE_MENU = [
    *("1", "新しい展示", "みなと市", "", "", ""),
    *(key for number in NUMBERS for key in (str(number), "", *AT_THE_DESK.get(number, ()))),
    *("99", "2", "", "", "32", "1", ""),
    *(key for number in OF_THE_REPORT for key in (str(number), "")),
    "0",
]
OPENED = "os.startfile" if sys.platform == "win32" else "subprocess.Popen xdg-open"
AS_EVER = {
    "体験": {0},
    "実施要領": {0},
    "ひな形取出": {0},
    "ひな形点検": {0},
    "礼状": {0},
    "引継": {0},
    "診断": {0, 10},  # a PC without the fonts is worth a look
    "点検": {10},
    "名簿": {20},  # the rehearsal asks who is one person
    "来場集計": {20},
    "説明": {0},
    "第二意見": {0},
    "受付準備": {20},
    "受付": {0},
    "投票率": {10},
    "応募集計": {10},
    "投票集計": {10},
    "通知": {0, 10},
    "審査準備": {10},  # nobody has drawn the order of presentation
    "審査集計": {10},
    "発表": {20},  # before the 確定 there is none
    "投票番号": {78},  # the rehearsal's hall does not vote
    "方式比較": {0},
    "原本破棄": {0},
    "資料": {20},
    "書込予定": {0},
    "書込取消": {0},
    "一括": {10, 20},  # in the small event a person is asked
    "持ち出し": {0},
    "持ち帰り": {0},
    "準備": {0},
    "フォーム": {0},
    "設定": {0},
}


@dataclass(frozen=True, slots=True)
class Noted:
    """What commands did: exit codes, what they asked of the network, files, modules."""

    codes: list[int]
    outside: list[str]
    written: list[str]
    modules: list[str]

    def __add__(self, other: Noted) -> Noted:
        """Return what both did."""
        return Noted(
            self.codes + other.codes,
            self.outside + other.outside,
            sorted({*self.written, *other.written}),
            sorted({*self.modules, *other.modules}),
        )


class Office:
    """A PC of its own: a share with the events on it, a home, a folder for temporary files."""

    def __init__(self, folder: Path) -> None:
        self.share, self.home, self.temporary = (folder / each for each in ("共", "家", "仮"))
        self._programs = folder / "programs"
        for each in (self.share, self.home, self.temporary, self._programs):
            each.mkdir()
        opener = self._programs / "xdg-open"  # a desktop, where a file could be opened
        opener.touch(0o755)

    def environment(self) -> dict[str, str]:
        homes = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"), str(self.home))
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temporary))
        own = {"PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
        kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
        path = os.pathsep.join((str(self._programs), os.environ.get("PATH", "")))
        return kept | homes | temporary | own | {"DISPLAY": ":0", "PATH": path}

    def run(self, commands: list[list[str]], typed: Sequence[str] = ()) -> Noted:
        """Run commands, then the menu for somebody who types this, a line each."""
        done = subprocess.run(
            [sys.executable, WATCHED, json.dumps(commands)],
            cwd=self.share,
            env=self.environment(),
            input="".join(f"{line}\n" for line in typed),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return Noted(**json.loads(done.stdout.splitlines()[-1]))
