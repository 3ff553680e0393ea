"""The scheme of registrations: what their seven keys say of who is one person.

Nobody is certain by a name alone. An address or a line used under several surnames and several
given names is shared, and says little. Addresses that differ in their digits, or by a letter
where the names differ too, are two people's in a large body.
"""

from __future__ import annotations


import polars as pl
from rapidfuzz.distance import OSA

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
from automations.people.pairing.writing import (
    as_spoken,
    in_any_order,
    mapped,
    read_names,
    restored,
    turned,
)

_PERSONAL_LINE = "^0[5-9]0"


def prepare(records: pl.DataFrame) -> pl.DataFrame:
    """Add to the keys what `OURS` compares, and bring the records into the order of contents."""
    keys = {name: pl.col(f"{name}_key") for name in ("mail", "phone", "body", "section")}
    read = read_names(records.with_columns(**keys, number="staff_number_key"))
    parts = read.with_columns(
        local=pl.col("mail").str.extract("^([^@]*)@").fill_null(""),
        domain=pl.col("mail").str.extract("@(.*)$").fill_null(""),
        letters=mapped(read["written"], in_any_order),
        spoken_letters=mapped(read["spoken"], in_any_order),
        surname=_head("written", 2), given=_tail("written", 2), last=_tail("written", 1),
        third=pl.col("written").str.slice(2, 1),
        surname_read=_head("reading", 2), given_read=_tail("reading", 2),
        phone_head=_head("phone", 6), phone_tail=_tail("phone", 5),
        number_head=_head("number", 3), number_tail=_tail("number", 3),
    ).with_columns(
        local_head=_head("local", 5), local_tail=_tail("local", 5), mail_names=_names_them(),
    )  # fmt: skip
    uses = [_in(parts, ("mail",), shared(parts, "mail"), "mail_use"),
            _in(parts, ("phone",), shared(parts, "phone"), "phone_use"),
            _in(parts, _PLACE, namesakes(parts), "namesakes")]  # fmt: skip
    ordered = parts.with_columns(uses)
    return ordered.sort("written", "reading", "mail", "phone", "number", "body", "section",
                        "record")  # fmt: skip


def _head(column: str, length: int) -> pl.Expr:
    return pl.col(column).str.head(length)


def _tail(column: str, length: int) -> pl.Expr:
    return pl.col(column).str.tail(length)


def _in(parts: pl.DataFrame, on: tuple[str, ...], found: pl.DataFrame, name: str) -> pl.Series:
    """Return "yes" for the records that have what was found, else "no"."""
    told = parts.select(on).join(
        found.select(*on, pl.lit("yes").alias(name)), on=on, how="left", maintain_order="left"
    )
    return told[name].fill_null("no")


def shared(parts: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return the addresses or lines that several surnames and several given names use."""
    written, reading = pl.col("written"), pl.col("reading")
    used = parts.filter(pl.col(column) != "").select(column, "written", "reading", "letters",
                                                     "script")  # fmt: skip
    by_several = used.group_by(column).agg(written.min(), most=written.max()).filter(
        written != pl.col("most")
    )  # fmt: skip
    users = used.join(by_several.select(column), on=column, how="semi").with_columns(
        # Of a name whose parts changed places, either order stands for both.
        plain=written.min().over(column, "letters")
    )
    told, heard = pl.col("plain").filter(pl.col("script") == "characters"), reading.filter(
        reading != ""
    )
    counted = users.group_by(column).agg(
        written=pl.min_horizontal(told.str.head(1).n_unique(), told.str.tail(1).n_unique()),
        reading=pl.min_horizontal(heard.str.head(2).n_unique(), heard.str.tail(2).n_unique()),
    )
    return counted.filter((written > 1) | (reading > 1)).select(column)


_PLACE = ("written", "body")


def namesakes(parts: pl.DataFrame) -> pl.DataFrame:
    """Return the names and bodies in which several people seem to have the name.

    They have two staff numbers, or two addresses of one domain that both sound like the name; or
    an address is numbered, as is done for the second of a name.
    """
    told = parts.filter(pl.col("written") != "").select(*_PLACE, "number", "mail", "local",
                                                        "domain", "mail_names")  # fmt: skip
    numbers = told.filter(pl.col("number") != "").group_by(_PLACE).agg(
        many=pl.col("number").n_unique() > 1
    )  # fmt: skip
    own = told.filter(pl.col("mail_names") == "yes")
    addresses = own.group_by(*_PLACE, "domain").agg(
        many=(pl.col("mail").n_unique() > 1)
        | pl.col("local").str.contains("[a-z][2-9]$").any()
    )  # fmt: skip
    found = pl.concat([numbers, addresses.select(*_PLACE, "many")])
    return found.filter("many").select(_PLACE).unique()


def _names_them() -> pl.Expr:
    """Return "yes" where an address sounds like its sender's surname or given name, else "no"."""
    spoken, sounds = pl.col("spoken"), as_spoken(pl.col("local"))
    like = sounds.str.contains(spoken.str.head(3), literal=True) | sounds.str.contains(
        spoken.str.tail(4), literal=True
    )
    return pl.when((spoken != "") & like).then(pl.lit("yes")).otherwise(pl.lit("no"))


def slips(one_text: str, other_text: str) -> int:
    """Count letters wrong, missing, too many or changed with their neighbour.

    >>> slips("suzuki", "suzuk1"), slips("1234", "1243")
    (1, 1)
    """
    return int(OSA.distance(one_text, other_text))


def letter_slips(one_text: str, other_text: str) -> int:
    """Count slips; texts whose digits differ are no slips of each other: an address is numbered.

    >>> letter_slips("suzuki1", "suzuki2"), letter_slips("suzuki1", "suzuk1i")
    (99, 1)
    """
    digits = ["".join(filter(str.isdigit, each)) for each in (one_text, other_text)]
    return 99 if digits[0] != digits[1] else slips(one_text, other_text)


def abbreviated(one_text: str, other_text: str) -> int:
    """Return 1 where the letters of the shorter stand in the longer, in order, else 0.

    >>> abbreviated("情シス課", "総務部情報システム課"), abbreviated("税務課", "総務課")
    (1, 0)
    """
    short, long = sorted((one_text, other_text), key=len)
    rest = iter(long)
    return int(len(short) > 1 and all(each in rest for each in short))




def _one_end(column: str, length: int) -> pl.Expr:
    """Hold where the texts begin or end alike, as they do for all that differ by one slip."""
    heads = one(column).str.head(length) == other(column).str.head(length)
    return heads | (one(column).str.tail(length) == other(column).str.tail(length))


_SOUNDING = ("kana", "latin")
_NAMESAKES = (one("namesakes") == "yes") & (other("namesakes") == "yes")
_NAMES = apart("written")
_READINGS_AGREE = same("reading") | one_lacks("reading") | (pl.col("reading_slips") <= 1)
_READINGS_CLASH = pl.col("reading_slips") > 1
_UNWRITTEN = (
    one("script").is_in(_SOUNDING) | other("script").is_in(_SOUNDING) | one_lacks("written")
)  # fmt: skip
_LATIN = (one("script") == "latin") ^ (other("script") == "latin")
_OTHER_SCRIPT = one("script").is_in(_SOUNDING) ^ other("script").is_in(_SOUNDING)
_LOST = (one("script") == "lost") | (other("script") == "lost")
_GIVEN = (
    same("given") & ((one("written").str.len_chars() > 2) & (other("written").str.len_chars() > 2))
    & (one_lacks("reading") | same("given_read"))
) | (_READINGS_CLASH & same("given_read")
     & (one("written").str.tail(1) == other("written").str.tail(1)))  # fmt: skip
_WITHIN = one("written").str.starts_with(other("written")) | other("written").str.starts_with(
    one("written")
)

NAME = Field("name", (
    Level("namesake", _NAMESAKES & same("written") & _READINGS_AGREE, -8, "written"),
    Level("same", same("written") & both_have("reading") & _READINGS_AGREE, 0, "written"),
    Level("same_written", same("written") & one_lacks("reading"), 0, "written"),
    Level("other_reading", same("written"), -14, "written"),
    Level("same_reading", same("reading") & _UNWRITTEN, -4, "reading"),
    Level("lost_letter", (pl.col("restored") == 1) & _READINGS_AGREE, -4, "reading", 24),
    Level("homophone", same("reading"), -14, "reading"),
    Level("turned", (pl.col("turned") == 1), -6, "letters"),
    Level("latin", _LATIN & (pl.col("spoken_turned") == 1), -6, "spoken_letters"),
    Level("near", (pl.col("written_slips") == 1) & (pl.col("reading_slips") == 1), 4),
    Level("near_written", (pl.col("written_slips") == 1) & one_lacks("reading")
          & (one("written").str.len_chars() > 2), -3),
    Level("near_reading", (pl.col("reading_slips") == 1) & _UNWRITTEN, 6),
    Level("given_only", _GIVEN, -8),
    Level("part", _WITHIN & both_have("written"), 4),
    Level("other_script", _OTHER_SCRIPT & one_lacks("reading"), -16),
    Level("surname_only", same("surname") | same("surname_read"), -14),
    Level("unknown", one_lacks("written") & one_lacks("reading"), 0),
    Level("different", pl.lit(value=True), -36),
))  # fmt: skip
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
    Level("near_domain", same("local") & (pl.col("domain_slips") <= 2), 20),
    Level("same_local", same("local"), -2),
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
    Level("part", pl.col("body_part") == 1, 6),
    Level("different", pl.lit(value=True), -12),
))  # fmt: skip
SECTION = Field("section", (
    Level("missing", one_lacks("section"), 0),
    Level("same", same("section"), 0, "section", 16),
    Level("part", pl.col("section_part") == 1, 6),
    Level("different", pl.lit(value=True), -12),
))  # fmt: skip

_NAMED = ("namesake", "same", "same_written", "other_reading")
_SAME_MAIL = ("same_named", "same", "same_shared")
_OWN_MAIL = ("same_named", "same")
_NEARLY = ("same_reading", "lost_letter", "turned", "latin")
_TWO_NUMBERS = {"staff_number": ("near", "different")}
_OWN_ADDRESSES = {"mail": ("different_here",), "phone": ("different_mobile",)}
_OTHER_ADDRESSES = {"mail": ("shared", "different_here", "different"),
                    "phone": ("different_mobile",)}  # fmt: skip
_TWO_LINES = {"mail": ("shared", "different_here", "different"),
              "phone": ("different", "different_mobile")}  # fmt: skip
_SAME_LINE = ("same", "same_shared")
CERTAIN = (
    Rung("staff_number_and_name", {"staff_number": ("same",), "name": _NAMED}),
    Rung("staff_number_and_kana", {"staff_number": ("same",), "name": (
        "same_reading", "lost_letter", "homophone")}),
    Rung("staff_number_and_near_name", {"staff_number": ("same",), "name": (
        "turned", "latin", "near", "near_written", "near_reading")}),
    Rung("staff_number_and_given_name", {"staff_number": ("same",), "name": ("given_only",)}, {
        "mail": ("different_here",)}),
    Rung("staff_number_and_mail", {"staff_number": ("same",), "mail": _SAME_MAIL,
                                   "name": ("part", "other_script")}),
    Rung("staff_number_and_section", {"staff_number": ("same",), "body": ("same",),
                                      "section": ("same",), "name": ("part", "other_script")}),
    Rung("mail_and_name", {"mail": _SAME_MAIL, "name": _NAMED}, _TWO_NUMBERS),
    Rung("mail_and_kana", {"mail": ("same_named",), "name": ("homophone",)}, _TWO_NUMBERS | {
        "phone": ("different_mobile",)}),
    Rung("mail_and_near_name", {"mail": _OWN_MAIL, "name": _NEARLY}, _TWO_NUMBERS),
    Rung("mail_and_part_name", {"mail": ("same_named",), "body": ("same",), "section": ("same",),
                                "name": ("part", "other_script")}, _TWO_NUMBERS),
    Rung("name_kana_body_section", {
        "name": ("same",), "body": ("same",), "section": ("same",)},
        _TWO_NUMBERS | _TWO_LINES),
    Rung("name_kana_body_section", {
        "name": ("same",), "body": ("same",), "section": ("same",), "mail": ("shared",),
        "phone": ("missing", "same", "near")}, _TWO_NUMBERS),
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
    Rung("name_near_mail_section", {
        "name": ("namesake", "same"), "mail": ("near", "near_domain"), "body": ("same",),
        "section": ("same",), "phone": _SAME_LINE}, _TWO_NUMBERS),
    Rung("name_kana_body_part_section", {
        "name": ("same",), "body": ("same",), "section": ("part",)},
        _TWO_NUMBERS | _TWO_LINES),
    Rung("name_body_section_phone", {
        "name": ("same_written",), "body": ("same",), "section": ("same", "part"),
        "phone": _SAME_LINE}, _TWO_NUMBERS | _OTHER_ADDRESSES),
)  # fmt: skip

_NAME_KEYS = ("letters", "reading")
_BESIDE_NAME = ("body", "section", "mail", "local_head", "local_tail", "phone_head", "phone_tail",
                "number_head", "number_tail")  # fmt: skip
BLOCKS = (
    ("number",), ("mail",), ("phone",), ("local",), ("letters",), ("reading",),
    ("spoken_letters",),
    *((name, beside) for name in _NAME_KEYS for beside in _BESIDE_NAME),
    ("section", "surname", "third"), ("section", "surname", "last"), ("section", "given"),
    ("section", "surname_read", "given_read"), ("phone", "surname"), ("phone", "given"),
    ("phone", "given_read"),
)  # fmt: skip

_KIN = (
    pl.any_horizontal(same(each) for each in (
        "number", "letters", "surname", "given", "surname_read", "given_read", "spoken_letters"))
    | ~((one("script") == "characters") & (other("script") == "characters"))
)  # fmt: skip

OURS = Scheme(
    prepare=prepare,
    compared=("written", "script", "reading", "spoken", "letters", "spoken_letters", "surname", "given", "surname_read",
              "given_read", "mail", "local", "domain", "mail_use", "mail_names", "namesakes",
              "phone", "phone_use", "number",
              "body", "section"),
    rarities=("written", "reading", "letters", "spoken_letters", "mail", "phone", "number",
              "body", "section"),
    measures=(
        Measure("written_slips", "written", slips, _NAMES),
        Measure("reading_slips", "reading", slips, apart("reading")),
        Measure("restored", "written", restored, _NAMES & _LOST),
        Measure("turned", "written", turned, _NAMES & same("letters")),
        Measure("spoken_turned", "spoken", turned, both_have("spoken") & _LATIN),
        Measure("local_slips", "local", letter_slips,
                apart("local") & same("domain") & _one_end("local", 2)),
        Measure("domain_slips", "domain", slips, apart("domain") & same("local")),
        Measure("phone_slips", "phone", slips, apart("phone") & _one_end("phone", 4)),
        Measure("number_slips", "number", slips, apart("number") & _one_end("number", 2)),
        Measure("body_part", "body", abbreviated, apart("body")),
        Measure("section_part", "section", abbreviated, apart("section")),
    ),
    fields=(NAME, MAIL, PHONE, NUMBER, BODY, SECTION),
    blocks=BLOCKS,
    worth=_KIN,
    certain=CERTAIN,
    ask_from=-18,
    identity="number",
    identity_levels={"staff_number": ("near",)},
    never_ask={"name": ("different", "surname_only", "unknown"),
               "staff_number": ("missing", "near", "different")},
)  # fmt: skip
"""What registrations and reception rows are compared by."""
