"""The scheme of registrations: what their seven keys say of who is one person.

Nobody is certain by a name alone. An address or a line used under several surnames and several
given names is shared, and says little. Addresses that differ in their digits, or by a letter
where the names differ too, are two people's in a large body. Points were weighed on invented
registrations: by how often each level meant one person, and how often two.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from automations.people.pairing.preparing import prepare
from automations.people.pairing.scheme import (
    Field,
    Level,
    Measure,
    Rung,
    Scheme,
    apart,
    both_have,
    one,
    one_lacks,
    other,
    same,
)
from automations.people.pairing.slips import left_over, letter_slips, number_slips, slips
from automations.people.pairing.writing import restored, turned

_PERSONAL_LINE = "^0[5-9]0"
_SHORTEST = 3  # letters of a name in which one wrong letter leaves a likeness
_LETTER = 4  # bytes of the longest letter
_ASIDE = 2  # slips of a domain: .jp for .co.jp is more than a letter


def _longer(column: str) -> pl.Expr:
    """Count the letters that one text is longer than the other."""
    lengths = one(column).str.len_chars(), other(column).str.len_chars()
    return pl.max_horizontal(lengths) - pl.min_horizontal(lengths)


def _abbreviated(column: str) -> pl.Expr:
    """Hold where the letters of the one text, two or more, stand in the other in their order."""
    shorter = pl.min_horizontal(one(column).str.len_chars(), other(column).str.len_chars())
    return (pl.col(f"{column}_left") == _longer(column)) & (shorter > 1)


def _may_be_a_slip(column: str) -> pl.Expr:
    """Hold for all texts of three letters or more that differ by one slip, and for few others."""
    first, second = one(column), other(column)
    longer = first.str.len_bytes().cast(pl.Int32) - second.str.len_bytes().cast(pl.Int32)
    heads = first.str.head(1) == second.str.head(1)
    return longer.is_between(-_LETTER, _LETTER) & (
        heads | (first.str.tail(1) == second.str.tail(1))
    )


_SOUNDING = ("kana", "latin")
_NAMESAKES = (one("namesakes") == "yes") & (other("namesakes") == "yes")
_NAMES = apart("written")
_READING_LENGTH = pl.min_horizontal(
    one("reading").str.len_chars(), other("reading").str.len_chars()
)
_READING_SLIP = (pl.col("reading_slips") == 1) & (_READING_LENGTH >= _SHORTEST)
_READINGS_AGREE = same("reading") | one_lacks("reading") | _READING_SLIP
_READINGS_CLASH = apart("reading") & ~_READING_SLIP.fill_null(value=False)
_UNWRITTEN = (
    one("script").is_in(_SOUNDING) | other("script").is_in(_SOUNDING) | one_lacks("written")
)  # fmt: skip
_LATIN = (one("script") == "latin") ^ (other("script") == "latin")
_OTHER_SCRIPT = one("script").is_in(_SOUNDING) ^ other("script").is_in(_SOUNDING)
_LOST = (one("script") == "lost") | (other("script") == "lost")
_LENGTH, _OTHER_LENGTH = one("written").str.len_chars(), other("written").str.len_chars()
_GIVEN = (
    same("given") & (pl.min_horizontal(_LENGTH, _OTHER_LENGTH) >= _SHORTEST)
    & (one_lacks("reading") | same("given_read"))
) | (_READINGS_CLASH & same("given_read")
     & (one("written").str.tail(1) == other("written").str.tail(1)))  # fmt: skip


def _one_begins(column: str) -> pl.Expr:
    """Hold where one of the texts is the beginning of the other."""
    return one(column).str.starts_with(other(column)) | other(column).str.starts_with(one(column))


_WITHIN = _one_begins("written") & _one_begins("reading")

NAME = Field("name", (
    Level("namesake", _NAMESAKES & same("written") & _READINGS_AGREE, -8, "written"),
    Level("same", same("written") & same("reading"), 0, "written"),
    Level("same_slip", same("written") & _READING_SLIP, -3, "written"),
    Level("same_unread", same("written") & (one("reading") == "") & (other("reading") == ""), 0,
          "written"),
    Level("same_written", same("written") & one_lacks("reading"), 0, "written"),
    Level("other_reading", same("written"), -14, "written"),
    Level("same_reading", same("reading") & _UNWRITTEN, -4, "reading"),
    Level("lost_letter", (pl.col("restored") == 1) & _READINGS_AGREE, -4, "reading", 24),
    Level("homophone", same("reading"), -14, "reading"),
    Level("turned", (pl.col("turned") == 1), -6, "letters"),
    Level("latin", _LATIN & (pl.col("spoken_turned") == 1), -6, "spoken_letters"),
    Level("near", (pl.col("written_slips") == 1) & _READING_SLIP, 4),
    Level("near_written", (pl.col("written_slips") == 1) & one_lacks("reading")
          & (_LENGTH >= _SHORTEST), -3),
    Level("near_reading", _READING_SLIP & _UNWRITTEN, 6),
    Level("given_only", _GIVEN, -11),
    Level("part", _WITHIN & both_have("written"), 4),
    Level("other_script", _OTHER_SCRIPT & one_lacks("reading"), -16),
    Level("surname_only", same("surname") | same("surname_read"), -14),
    Level("unknown", one_lacks("written") & one_lacks("reading"), 0),
    Level("different", pl.lit(value=True), -36),
))  # fmt: skip
# Of people without a body there are as many as there are in the country.
_ALONE = one_lacks("body") & one_lacks("section")
_SHARED_MAIL = one("mail_use") == "yes"
_ONE_SHARED_MAIL = (one("mail_use") == "yes") | (other("mail_use") == "yes")
_NAMED_BY_MAIL = (one("mail_names") == "yes") | (other("mail_names") == "yes")
_BOTH_NAMED = (one("mail_names") == "yes") & (other("mail_names") == "yes")
_SHARED_LINE = one("phone_use") == "yes"
MAIL = Field("mail", (
    Level("missing", one_lacks("mail"), 0),
    Level("same_shared", same("mail") & _SHARED_MAIL, -13, "mail"),
    Level("same_named", same("mail") & _NAMED_BY_MAIL, 0, "mail"),
    Level("same", same("mail"), 0, "mail"),
    Level("near", (pl.col("local_slips") == 1) & same("domain"), 20),
    Level("near_domain", same("local") & (pl.col("domain_slips") <= _ASIDE), 20),
    Level("same_local", same("local"), -5),
    Level("different_alone", apart("mail") & _ALONE, -15),
    Level("shared", _ONE_SHARED_MAIL, -2),
    Level("different_here", same("domain") & _BOTH_NAMED, -20),
    Level("unclear", same("domain"), -8),
    Level("different", pl.lit(value=True), -7),
))  # fmt: skip
_MOBILE = one("phone").str.contains(_PERSONAL_LINE) & other("phone").str.contains(_PERSONAL_LINE)
PHONE = Field("phone", (
    Level("missing", one_lacks("phone"), 0),
    Level("same_shared", same("phone") & _SHARED_LINE, -17, "phone", 30),
    Level("same", same("phone"), -3, "phone", 30),
    Level("near", pl.col("phone_slips") == 1, 16),
    Level("different_mobile", _MOBILE, -14),
    Level("different_alone", _ALONE, -24),
    Level("different", pl.lit(value=True), -6),
))  # fmt: skip
NUMBER = Field("staff_number", (
    Level("missing", one_lacks("number"), 0),
    Level("same", same("number"), 0, "number"),
    Level("near", pl.col("number_slips") == 1, -6),
    Level("different", pl.lit(value=True), -60),
))  # fmt: skip
BODY = Field("body", (
    Level("missing", one_lacks("body"), 0),
    Level("same", same("body"), 0, "body", 16),
    Level("part", _abbreviated("body"), 6),
    Level("different", pl.lit(value=True), -20),
))  # fmt: skip
SECTION = Field("section", (
    Level("missing", one_lacks("section"), 0),
    Level("same", same("section"), 0, "section", 16),
    Level("part", _abbreviated("section"), 6),
    Level("different", pl.lit(value=True), -12),
))  # fmt: skip

_NAMED = ("namesake", "same", "same_slip", "same_unread", "same_written", "other_reading")
_SAME_MAIL = ("same_named", "same", "same_shared")
_OWN_MAIL = ("same_named", "same")
_NEARLY = ("same_reading", "lost_letter", "turned", "latin")
_TWO_NUMBERS: dict[str, tuple[str, ...]] = {"staff_number": ("near", "different")}
_OWN_ADDRESSES: dict[str, tuple[str, ...]] = {
    "mail": ("different_here",),
    "phone": ("different_mobile",),
}
_OTHER_ADDRESSES: dict[str, tuple[str, ...]] = {"mail": ("shared", "different_here", "different"),
                    "phone": ("different_mobile",)}  # fmt: skip
_TWO_LINES: dict[str, tuple[str, ...]] = {
    "mail": ("shared", "unclear", "different_here", "different"),
    "phone": ("different", "different_mobile"),
}  # fmt: skip
_SAME_LINE = ("same", "same_shared")
_BY_NAME_AND_KANA = (
    Rung("name_kana_body_section", {
        "name": ("same",), "body": ("same",), "section": ("same",)},
        _TWO_NUMBERS | _TWO_LINES),
    Rung("name_kana_body_section", {
        "name": ("same",), "body": ("same",), "section": ("same",), "mail": ("shared",),
        "phone": ("same", "near")}, _TWO_NUMBERS),
    Rung("name_kana_body_phone", {
        "name": ("same",), "body": ("same",), "phone": ("same",)}, _TWO_NUMBERS | _OWN_ADDRESSES),
    Rung("name_kana_body_phone", {
        "name": ("same",), "body": ("same",), "phone": ("same_shared",)},
        _TWO_NUMBERS | _OTHER_ADDRESSES),
    Rung("name_kana_body_phone", {
        "name": ("same",), "body": ("same",), "section": ("same", "part"), "mail": ("different",),
        "phone": ("same_shared",)}, _TWO_NUMBERS),
    Rung("name_kana_phone", {"name": ("same",), "phone": ("same",)},
         _TWO_NUMBERS | _OWN_ADDRESSES | {"body": ("different",)}),
    Rung("name_kana_body_part_section", {
        "name": ("same",), "body": ("same",), "section": ("part",)},
        _TWO_NUMBERS | _TWO_LINES),
)  # fmt: skip
_BY_NAME_AND_NEAR_KANA = tuple(
    replace(each, code=each.code.replace("_kana_", "_near_kana_"),
            asks={**each.asks, "name": ("same_slip",)})
    for each in _BY_NAME_AND_KANA
)  # fmt: skip
CERTAIN = (
    Rung("staff_number_and_name", {"staff_number": ("same",), "name": _NAMED}),
    Rung("staff_number_and_kana", {"staff_number": ("same",), "name": (
        "same_reading", "lost_letter", "homophone")}),
    Rung("staff_number_and_near_name", {"staff_number": ("same",), "name": (
        "turned", "latin", "near", "near_written", "near_reading")}),
    # A wrong digit makes the number of somebody else, who may have the same given name.
    Rung("staff_number_and_given_name", {"staff_number": ("same",), "name": ("given_only",),
                                         "section": ("same", "part")}, {
        "mail": ("different_here",)}),
    Rung("staff_number_and_given_name", {"staff_number": ("same",), "name": ("given_only",),
                                         "mail": _OWN_MAIL}),
    Rung("staff_number_and_mail", {"staff_number": ("same",), "mail": _SAME_MAIL,
                                   "name": ("part", "other_script")}),
    Rung("staff_number_and_section", {"staff_number": ("same",), "body": ("same",),
                                      "section": ("same",), "name": ("part", "other_script")}),
    Rung("mail_and_name", {"mail": _SAME_MAIL, "name": _NAMED}, _TWO_NUMBERS),
    Rung("mail_and_kana", {"mail": ("same_named",), "name": ("homophone",)}, _TWO_NUMBERS | {
        "phone": ("different_mobile",), "section": ("different",)}),
    Rung("mail_and_near_name", {"mail": _OWN_MAIL, "name": _NEARLY}, _TWO_NUMBERS),
    Rung("mail_and_part_name", {"mail": ("same_named",), "body": ("same",), "section": ("same",),
                                "name": ("part",)}, _TWO_NUMBERS | {
        "phone": ("different", "different_mobile")}),
    *_BY_NAME_AND_KANA,
    Rung("name_near_mail_section", {
        "name": ("namesake", "same", "same_slip"), "mail": ("near", "near_domain"),
        "body": ("same",), "section": ("same",), "phone": _SAME_LINE}, _TWO_NUMBERS),
    Rung("name_body_section_phone", {
        "name": ("same_unread", "same_written"), "body": ("same",),
        "section": ("same", "part"), "phone": _SAME_LINE}, _TWO_NUMBERS | _OTHER_ADDRESSES),
    *_BY_NAME_AND_NEAR_KANA,
    Rung("name_body_section", {
        "name": ("same_written",), "body": ("same",), "section": ("same",)},
        _TWO_NUMBERS | _TWO_LINES),
)  # fmt: skip

_NAME_KEYS = ("letters", "reading")
_BESIDE_NAME = ("body", "section", "mail", "local_head", "local_tail", "phone_head", "phone_tail",
                "number_head", "number_tail")  # fmt: skip
BLOCKS = (
    ("number",), ("mail",), ("phone",), ("local",), ("letters",), ("reading",),
    ("spoken_letters",),
    *((name, beside) for name in _NAME_KEYS for beside in _BESIDE_NAME),
    ("body", "section", "surname", "third"), ("body", "section", "surname", "last"),
    ("body", "section", "given"), ("body", "section", "surname_read", "given_read"),
    ("phone", "surname"), ("phone", "given"), ("phone", "given_read"),
)  # fmt: skip

_KIN = (
    pl.any_horizontal(same(each) for each in (
        "number", "letters", "surname", "given", "surname_read", "given_read", "spoken_letters"))
    | ~((one("script") == "characters") & (other("script") == "characters"))
)  # fmt: skip

OURS = Scheme(
    prepare=prepare,
    compared=("written", "script", "reading", "spoken", "letters", "spoken_letters", "surname",
              "given", "surname_read", "given_read", "mail", "local", "domain", "mail_use",
              "mail_names", "namesakes", "phone", "phone_use", "number", "body", "section"),
    rarities=("written", "reading", "letters", "spoken_letters", "mail", "phone", "number",
              "body", "section"),
    measures=(
        Measure("written_slips", "written", slips, _NAMES & _may_be_a_slip("written")),
        Measure("reading_slips", "reading", slips,
                apart("reading") & _may_be_a_slip("reading")),
        Measure("restored", "written", restored, _NAMES & _LOST),
        Measure("turned", "written", turned, _NAMES & same("letters")),
        Measure("spoken_turned", "spoken", turned, both_have("spoken") & _LATIN),
        Measure("local_slips", "local", letter_slips,
                apart("local") & same("domain") & _may_be_a_slip("local")),
        Measure("domain_slips", "domain", slips, apart("domain") & same("local")),
        Measure("phone_slips", "phone", slips, apart("phone") & _may_be_a_slip("phone")),
        Measure("number_slips", "number", number_slips, apart("number") & _may_be_a_slip("number")),
        Measure("body_left", "body", left_over, apart("body") & (_longer("body") > 0)),
        Measure("section_left", "section", left_over,
                apart("section") & (_longer("section") > 0)),
    ),
    fields=(NAME, MAIL, PHONE, NUMBER, BODY, SECTION),
    blocks=BLOCKS,
    worth=_KIN,
    certain=CERTAIN,
    ask_from=-23,
    identity="number",
    identity_levels={"staff_number": ("near",)},
    never_ask={"name": ("different", "surname_only", "unknown"),
               "staff_number": ("missing", "near", "different")},
)  # fmt: skip
"""What registrations and reception rows are compared by."""
