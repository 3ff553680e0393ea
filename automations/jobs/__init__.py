"""One file a command: options, one call into ``flows``, what is said to the person at the end."""

from collections.abc import Mapping

ALIASES: Mapping[str, str] = {
    "demo": "体験",
    "init": "準備",
    "settings": "設定",
    "connect": "接続",
    "guidelines": "実施要領",
    "doctor": "診断",
    "forms": "フォーム",
    "template-copy": "ひな形取出",
    "template-check": "ひな形点検",
    "check": "点検",
    "plan": "書込予定",
    "undo": "書込取消",
    "entries": "応募集計",
    "roster": "名簿",
    "second-opinion": "第二意見",
    "reception-prepare": "受付準備",
    "reception": "受付",
    "attendance": "来場集計",
    "explain": "説明",
    "turnout": "投票率",
    "finalists": "投票集計",
    "notices": "通知",
    "compare-methods": "方式比較",
    "destroy-ballots": "原本破棄",
    "judging-prepare": "審査準備",
    "hall-tokens": "投票番号",
    "judge": "審査集計",
    "announce": "発表",
    "brief": "資料",
    "run": "一括",
    "thanks": "礼状",
    "handover": "引継",
    "take-out": "持ち出し",
    "bring-back": "持ち帰り",
}
"""Every command and its Japanese name, in the order in which an event needs them."""

SETTINGS_COMMANDS: Mapping[str, str] = {"export": "書き出し"}
"""Every command on the settings and its Japanese name; a module of jobs is imported only when its
command is asked for, after the language is chosen."""
