"""What goes wrong with names: each function makes one kind of error in one row."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from benchmarks.people_names import given_names, romanised, surnames
from benchmarks.people_raw import Error, Raw, one_changed, widened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.people_world import Person, World

_OTHER_FORMS = {
    "高": "髙", "崎": "﨑嵜", "辺": "邊邉", "斎": "齋齊斉", "斉": "斎齊", "沢": "澤",
    "浜": "濱濵", "広": "廣", "島": "嶋嶌", "吉": "𠮷", "富": "冨", "冨": "富", "国": "國",
    "桜": "櫻", "櫻": "桜", "真": "眞", "眞": "真", "恵": "惠", "惠": "恵", "柳": "栁",
    "塚": "\ufa10", "曽": "曾", "桑": "桒", "瀬": "瀨", "黒": "黑", "関": "關", "竜": "龍",
    "滝": "瀧", "栄": "榮", "徳": "德", "福": "\ufa1b", "神": "\ufa19", "渋": "澁", "澁": "渋",
    "児": "兒", "静": "靜", "稲": "稻", "豊": "豐", "寿": "壽", "廣": "広", "嶋": "島",
    "館": "舘", "穂": "穗", "実": "實", "増": "增", "鉄": "鐵",
}  # fmt: skip
# Written with a variation selector: another glyph of the same character.
_GLYPHS = {"辻": "辻\U000e0100", "葛": "葛\U000e0100", "榊": "榊\U000e0100", "樋": "樋\U000e0101"}
_ALIKE = {
    "末": "未", "未": "末", "士": "土", "土": "士", "裕": "祐", "祐": "裕", "郎": "朗", "朗": "郎",
    "太": "大", "大": "太", "綱": "網", "己": "巳", "亮": "亭", "莉": "利", "千": "干", "崎": "埼",
    "荻": "萩", "萩": "荻", "治": "冶", "隆": "降", "綾": "稜", "拓": "柘", "陽": "揚", "健": "建",
    "由": "田", "菅": "管", "間": "問", "藤": "籐", "哲": "晢", "緒": "諸", "里": "黒",
    "二": "ニ", "一": "ー", "口": "ロ", "佳": "往", "史": "吏", "弘": "引", "紀": "記", "幸": "辛",
}  # fmt: skip
_VOICED = dict(zip("カキクケコサシスセソタチツテトハヒフヘホ",
                   "ガギグゲゴザジズゼゾダヂヅデドバビブベボ", strict=True))  # fmt: skip
_VOICING = _VOICED | {soft: hard for hard, soft in _VOICED.items()}
_NEAR = {
    "ア": "マ", "ウ": "ワ", "オ": "ヲ", "シ": "ツ", "ツ": "シ", "ソ": "ン", "ン": "ソ", "ク": "ワ",
    "サ": "セ", "タ": "ク", "ナ": "マ", "マ": "ア", "ミ": "ニ", "ヨ": "ユ", "ユ": "ヨ", "リ": "ソ",
    "ロ": "コ", "コ": "ユ", "ヒ": "シ", "ト": "ド", "キ": "ギ", "ヤ": "マ", "イ": "エ", "エ": "イ",
}  # fmt: skip
_LONG = {"オウ": "オー", "コウ": "コー", "ユウ": "ユー", "ロウ": "ロー", "オオ": "オー",
         "トウ": "トー", "ヅ": "ズ", "ショウ": "シヨウ", "リョウ": "リヨウ",
         "シュン": "シユン"}  # fmt: skip
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def _half(kana: str) -> str:
    """Write katakana half as wide; a voiced one becomes two characters."""
    return "".join(_HALF.get(each, each) for each in unicodedata.normalize("NFD", kana))


_HALF = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)} | {
    "\u3099": "\uff9e", "\u309a": "\uff9f",
}  # fmt: skip


def other_form(row: Raw, _person: Person, world: World) -> Raw:
    """Write an old form for a new one or the reverse: 髙橋."""
    if world.chance.random() < 0.5:  # noqa: PLR2004 - a share
        return row._replace(given=one_changed(row.given, _OTHER_FORMS, world.chance))
    return row._replace(family=one_changed(row.family, _OTHER_FORMS, world.chance))


def other_glyph(row: Raw, _person: Person, _world: World) -> Raw:
    """Add the variation selector that some input methods add."""
    return row._replace(family="".join(_GLYPHS.get(each, each) for each in row.family))


def half_width_kana(row: Raw, _person: Person, _world: World) -> Raw:
    """Write the reading in half-width katakana."""
    return row._replace(family_kana=_half(row.family_kana), given_kana=_half(row.given_kana))


def hiragana(row: Raw, _person: Person, _world: World) -> Raw:
    """Write the reading in hiragana."""
    return row._replace(
        family_kana=row.family_kana.translate(_HIRAGANA),
        given_kana=row.given_kana.translate(_HIRAGANA),
    )


def no_kana(row: Raw, _person: Person, world: World) -> Raw:
    """Leave the reading out, or say so in a word."""
    return row._replace(family_kana=world.chance.choice(("", "", "", "-", "なし")), given_kana="")


def no_blank(row: Raw, _person: Person, _world: World) -> Raw:
    """Write no blank between the parts of the name."""
    return row._replace(joint="")


def wide_blank(row: Raw, _person: Person, world: World) -> Raw:
    """Write a wide blank, or two, or a middle dot."""
    return row._replace(joint=world.chance.choice(("　", "　", "　", "  ", "・")))


def honorific(row: Raw, _person: Person, world: World) -> Raw:
    """Write 様 behind the name."""
    return row._replace(given=row.given + world.chance.choice((" 様", "様", "さん", "　殿", "氏")))


def sounds_alike(row: Raw, person: Person, world: World) -> Raw:
    """Write other characters of the same reading: 裕子 for 優子, 阿部 for 安部."""
    for known, part, name in (
        (given_names(), "given", person.given),
        (surnames(), "family", person.family),
    ):
        others = [each.written for each in known.alike.get(name.read, ()) if each != name]
        if others and getattr(row, part) == name.written:
            return row._replace(**{part: world.chance.choice(others)})
    return row


def looks_alike(row: Raw, _person: Person, world: World) -> Raw:
    """Write another character that looks nearly the same: 末 for 未."""
    changed = row._replace(given=one_changed(row.given, _ALIKE, world.chance))
    if changed != row:
        return changed
    return row._replace(family=one_changed(row.family, _ALIKE, world.chance))


def kana_slip(row: Raw, _person: Person, world: World) -> Raw:
    """Write a wrong kana, leave one out, or write one twice."""
    kana, chance = row.given_kana, world.chance
    drawn = chance.random()
    if drawn < 0.6 or len(kana) < 2:  # noqa: PLR2004 - a share, and what may lose a letter
        return row._replace(given_kana=one_changed(kana, _NEAR, chance))
    at = chance.randrange(len(kana))
    again = kana[at] if drawn < 0.8 else ""  # noqa: PLR2004 - a share
    return row._replace(given_kana=kana[:at] + again * 2 + kana[at + 1 :])


def kana_voicing(row: Raw, _person: Person, world: World) -> Raw:
    """Read ヤマサキ for ヤマザキ."""
    return row._replace(family_kana=one_changed(row.family_kana, _VOICING, world.chance))


def kana_length(row: Raw, _person: Person, _world: World) -> Raw:
    """Write ユーコ for ユウコ, シヨウタ for ショウタ, ズ for ヅ."""
    return row._replace(
        family_kana=_first_replaced(row.family_kana, _LONG),
        given_kana=_first_replaced(row.given_kana, _LONG),
    )


def _first_replaced(text: str, pairs: Mapping[str, str]) -> str:
    for one, other in pairs.items():
        if one in text:
            return text.replace(one, other, 1)
    return text


def swapped(row: Raw, _person: Person, _world: World) -> Raw:
    """Write the given name first."""
    return row._replace(
        family=row.given, given=row.family,
        family_kana=row.given_kana, given_kana=row.family_kana,
    )  # fmt: skip


def name_in_kana(row: Raw, person: Person, world: World) -> Raw:
    """Write the reading where the name belongs."""
    texts = (person.family.read, person.given.read)
    if world.chance.random() < 0.5:  # noqa: PLR2004 - a share
        texts = (texts[0].translate(_HIRAGANA), texts[1].translate(_HIRAGANA))
    return row._replace(family=texts[0], given=texts[1])


def name_in_latin(row: Raw, person: Person, world: World) -> Raw:
    """Write the name as on the English side of a name card."""
    family, given = (romanised(part.read) for part in (person.family, person.given))
    forms = (
        (family.title(), given.title()),
        (given.title(), family.title()),
        (family.upper(), given.title()),
        (widened(family.upper()), widened(given.upper())),
    )
    first, last = world.chance.choice(forms)
    return row._replace(family=first, given=last, joint=row.joint or " ")


def lost_in_cp932(row: Raw, person: Person, world: World) -> Raw:
    """Lose a character that an old system does not know: 〓橋, ?田."""
    rare = other_form(row, person, world)
    mark = world.chance.choice("?〓？")
    lost = {each: mark for each in rare.family + rare.given
            if each not in row.family + row.given and not _in_shift_jis(each)}  # fmt: skip
    table = str.maketrans(lost)
    return row._replace(family=rare.family.translate(table), given=rare.given.translate(table)) \
        if lost else row  # fmt: skip


def _in_shift_jis(letter: str) -> bool:
    try:
        letter.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def unseen(row: Raw, _person: Person, world: World) -> Raw:
    """Bring in what nobody sees: a zero-width blank, a tab, a line break, blanks at the end."""
    mark = world.chance.choice(("\u200b", "\ufeff", "\t", "\n", "  ", "　", "\u00a0"))
    return row._replace(given=row.given + mark, mail=row.mail and row.mail + mark.strip("\ufeff"))


def married(row: Raw, person: Person, world: World) -> Raw:
    """Register under the surname after a marriage; the mail may follow."""
    new = person.new_surname
    mail = row.mail
    if person.body and world.chance.random() < 0.4:  # noqa: PLR2004 - a share
        mail = f"{romanised(new.read)}-{romanised(person.given.read)}@{person.body.domain}"
    return row._replace(family=new.written, family_kana=new.read, mail=mail)


def surname_only(row: Raw, _person: Person, _world: World) -> Raw:
    """Write the surname alone, as a section does that has only one of that name."""
    return row._replace(given="", given_kana="")


ERRORS: Mapping[str, Error] = {
    each.__name__: each
    for each in (
        married, swapped, sounds_alike, looks_alike, other_form, other_glyph, lost_in_cp932,
        kana_slip, kana_voicing, kana_length, name_in_kana, name_in_latin, surname_only,
        hiragana, half_width_kana, no_kana, no_blank, wide_blank, honorific, unseen,
    )
}  # fmt: skip
"""By name, in the order in which they are made: what a slip changes may then be written badly."""
