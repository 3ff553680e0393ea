"""On paper: a page for each letter, and for each who gets a prize."""

from pathlib import Path

from automations import resources
from automations.documents.letters import letters
from automations.documents.script import script_document
from tests.documents.prize_tables import COVER, script_of
from tests.documents.test_letters import (
    CHOSEN,
    ENTRANT,
    FEEDBACK,
    NOT_CHOSEN,
    SET,
    THANKED,
    THANKS,
)
from tests.documents.test_pages import laid_out, plain, pytestmark
from tests.documents.test_script import LONG, SPOKEN

__all__ = ["pytestmark"]
TITLES = ("窓口DX", "長い取組の名前" * 12)
FILES = {"選出通知": CHOSEN, "非選出通知": NOT_CHOSEN, "礼状": THANKS}


def test_a_page_for_each_letter(tmp_path: Path) -> None:
    criteria = "、".join(["区民・職員への効果 635.00（472.79）"] * 10)
    entrants = [{**ENTRANT, **FEEDBACK, "title": each, "criteria": criteria} for each in TITLES]
    names = "\n".join(["勅使河原 健太郎　様"] * 5)
    people = dict.fromkeys(("選出通知", "非選出通知"), entrants)
    people["礼状"] = [{**THANKED, "body": "株式会社見本" * 5, "names": names, "exhibited": "1"}] * 2
    made = {
        name: letters(FILES[name], resources.template_file(f"{name}.docx"), own, SET)
        for name, own in people.items()
    }
    pages = laid_out(tmp_path, made)
    assert {name: len(found) for name, found in pages.items()} == dict.fromkeys(FILES, 2)
    assert "以上" in plain(pages["非選出通知"][1])
    assert "敬具" in plain(pages["礼状"][1])


def test_a_page_for_each_who_gets_a_prize_behind_the_order(tmp_path: Path) -> None:
    unread = (*SPOKEN[:3], "", *SPOKEN[4:10], "取組名のふりがな　＿＿＿＿", "区長")
    long = (*SPOKEN[:2], LONG * 2, "かかない" * 10, *SPOKEN[4:])
    nobody = ("最高賞", "この賞は、今回、該当する取組がありませんでした。\n", *[""] * 9, "")
    template = resources.template_file("読み上げ原稿.docx")
    made = script_document(template, script_of(nobody, unread, long, SPOKEN), COVER)
    (pages,) = laid_out(tmp_path, {"原稿": made}).values()
    assert len(pages) == 5
    assert [plain(each).count("最後に、大賞の発表です。") for each in pages] == [0, 0, 1, 1, 1]
