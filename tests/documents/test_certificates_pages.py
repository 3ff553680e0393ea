"""On paper: as many pages as certificates, whatever people typed."""

from pathlib import Path

from automations import resources
from automations.documents.certificates import certificates_document
from tests.documents.prize_tables import COVER, certificate_row, certificates_of
from tests.documents.test_pages import laid_out, pytestmark

__all__ = ["pytestmark"]
TEMPLATE = resources.template_file("賞状.docx")
NAMES = "勅使河原 健太郎、木 一、山本 恵子、𠮷田 渚、John Smith、上野 康平、木下 大地、川崎 豊"


def test_as_many_pages_as_certificates(tmp_path: Path) -> None:
    titles = ("窓口DX", "長い取組の名前" * 4, "長い取組の名前" * 20, "Microsoft 365 と RPA " * 5)
    sizes = (0, 1, 3, 8, 24)
    rows = [
        certificate_row(title, members="、".join((NAMES.split("、") * 3)[:size]), prize=prize)
        for title in titles
        for size in sizes
        for prize in ("大賞", "優秀賞（区民サービス向上・地域の課題の解決）")
    ]
    made = certificates_document(TEMPLATE, certificates_of(*rows), COVER)
    assert len(laid_out(tmp_path, {"賞状": made})["賞状"]) == len(rows)
