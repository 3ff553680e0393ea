"""賞状: a page each, every name as it was typed, nothing that vertical writing does not know."""

import io
import re
import zipfile

import pytest
from docx import Document

from automations import resources
from automations.documents.certificates import (
    certificate,
    certificate_files,
    certificates_document,
    upright,
)
from tests.documents.prize_tables import CERTIFICATE, certificate_row, certificates_of, said
from tests.documents.prize_tables import COVER as PRIZES

TEMPLATE = resources.template_file("賞状.docx")
EIGHT = "、".join(f"{first} {second}" for first in "木林森田" for second in ("一", "二郎"))


def paragraphs(document: bytes) -> list[tuple[str, str]]:
    """Return what stands on the pages: the style of each paragraph, and its text."""
    found = Document(io.BytesIO(document)).paragraphs
    return [(each.style.style_id if each.style else "", each.text) for each in found]


def words_of(**words: str) -> dict[str, str]:
    row = dict(zip(CERTIFICATE, certificate_row(), strict=True))
    return certificate({**row, **words}, PRIZES)


def test_a_certificate_says_who_is_honoured_for_what_by_whom() -> None:
    made = certificates_document(TEMPLATE, certificates_of(certificate_row()), PRIZES)
    assert [text for _, text in paragraphs(made)] == [
        "賞状",
        "大賞",
        "窓口ＤＸ",
        "市民課",
        "髙﨑 𠮷　殿",
        "邉\U000e0101 一　殿",
        "この取組はＤＸアワードにおいて優れたものと認められましたのでここに表彰します",
        "令和七年一月十日",
        "みどり野区長　緑野 太郎",
    ]


def test_each_begins_a_page_of_vertical_writing() -> None:
    made = certificates_document(TEMPLATE, certificates_of(*[certificate_row()] * 3), PRIZES)
    document = Document(io.BytesIO(made))
    begins = [each for each in document.paragraphs if each.paragraph_format.page_break_before
              or (each.style and each.style.paragraph_format.page_break_before)]  # fmt: skip
    assert [each.text for each in begins] == ["賞状"] * 3
    (section,) = document.sections
    assert (section.page_width, section.page_height) == (10692130, 7560310)  # A4 lying
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert b'<w:textDirection w:val="tbRl"/>' in packed.read("word/document.xml")


def test_names_stand_in_the_letters_in_which_they_were_typed() -> None:
    typed = "邉\U000e0101 一、\uf8f0 外字\n髙﨑 𠮷"
    assert words_of(メンバー=typed)["メンバー"].split("\n") == [
        "邉\U000e0101 一　　殿",
        "\uf8f0 外字　殿",
        "髙﨑 𠮷　殿",
    ]


def test_what_a_document_cannot_hold_does_not_break_it() -> None:
    assert words_of(代表者="山\x07田 <&>")["受賞者"] == "山\ufffd田 <&>　殿"
    row = certificate_row(leader="山\x07田 <&>")
    made = certificates_document(TEMPLATE, certificates_of(row), PRIZES)
    assert ("CertificateName", "山\ufffd田 <&>　殿") in paragraphs(made)


def test_commas_and_points_of_the_text_are_left_out() -> None:
    assert words_of(文面="優れたものと認め、ここに表彰します。")["文面"] == (
        "優れたものと認めここに表彰します"
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("AI議事録", "ＡＩ議事録"), ("22言語", "２２言語"), ("RPA-2", "ＲＰＡ-２"),
     ("Microsoft", "Microsoft"), ("2024年", "２０２４年"), ("12345件", "12345件")],
)  # fmt: skip
def test_short_latin_words_stand_upright(typed: str, printed: str) -> None:
    assert upright(typed) == printed


@pytest.mark.parametrize(
    ("giver", "sender", "printed"),
    [
        ("区長", "みどり野区長　緑野 太郎", "みどり野区長　緑野 太郎"),
        ("", "みどり野区長　緑野 太郎", "みどり野区長　緑野 太郎"),
        ("審査委員長　審査 花子", "みどり野区長　緑野 太郎", "審査委員長　審査 花子"),
        ("審査委員長", "みどり野区長　緑野 太郎", "審査委員長"),
        ("区長", "", "区長"),
        ("", "", "みどり野区"),
    ],
)
def test_the_sender_of_the_settings_signs_what_that_post_gives(
    giver: str, sender: str, printed: str
) -> None:
    row = dict(zip(CERTIFICATE, certificate_row(giver=giver), strict=True))
    assert certificate(row, said(sender=sender))["授与者"] == printed


def test_without_a_leader_the_section_is_honoured() -> None:
    made = certificates_document(
        TEMPLATE, certificates_of(certificate_row(leader="", members="")), said(honorific="様")
    )
    assert [text for style, text in paragraphs(made) if style.startswith("CertificateName")] == [
        "市民課　様"
    ]
    assert [style for style, _ in paragraphs(made) if "Section" in style or "Members" in style] == (
        []
    )


@pytest.mark.parametrize(("members", "lines"), [(1, 1), (3, 3), (4, 4), (5, 3), (8, 4)])
def test_a_few_members_stand_one_in_a_line_and_many_two(members: int, lines: int) -> None:
    names = "、".join(EIGHT.split("、")[:members])
    made = certificates_document(TEMPLATE, certificates_of(certificate_row(members=names)), PRIZES)
    (text,) = (text for style, text in paragraphs(made) if style.startswith("CertificateMembers"))
    assert len(text.split("\n")) == lines
    assert [name for name in EIGHT.split("、")[:members] if name not in text] == []


def styles_of(**words: str) -> dict[str, str]:
    made = certificates_document(TEMPLATE, certificates_of(certificate_row(**words)), PRIZES)
    found = (re.fullmatch(r"Certificate([A-Z][a-z]+?)((?:Long|Longest)?)", style)
             for style, _ in paragraphs(made))  # fmt: skip
    return {each[1]: each[2] for each in found if each}


def test_what_is_long_gets_smaller_and_nothing_is_cut() -> None:
    assert set(styles_of().values()) == {""}
    wide = styles_of(prize="優秀賞（区民サービス向上）")
    assert (wide["Prize"], wide["Text"]) == ("Long", "")
    title = "長い" * 70
    crowded = {"title": title, "members": "、".join(["勅使河原 健太郎"] * 20)}
    assert styles_of(**crowded)["Entry"] == "Longest"
    made = certificates_document(TEMPLATE, certificates_of(certificate_row(**crowded)), PRIZES)
    assert title in dict(paragraphs(made)).values()
    assert sum(text.count("勅使河原") for _, text in paragraphs(made)) == 20


def test_one_file_each_says_the_same_page_by_page() -> None:
    table = certificates_of(certificate_row(), certificate_row(leader="青木 花子", giver=""))
    apart = [paragraphs(each) for each in certificate_files(TEMPLATE, table, PRIZES)]
    together = paragraphs(certificates_document(TEMPLATE, table, PRIZES))
    assert [line for page in apart for line in page] == together
    assert len(apart) == 2


def test_twice_gives_the_same_bytes_and_the_file_says_of_what_it_was_made() -> None:
    table = certificates_of(certificate_row())
    first = certificates_document(TEMPLATE, table, PRIZES)
    assert certificates_document(TEMPLATE, table, PRIZES) == first
    about = Document(io.BytesIO(first)).core_properties
    assert (about.title, about.keywords) == ("賞状", "照合番号 7F3A91C2 確定: 1234")
