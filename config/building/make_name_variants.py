"""Write ``config/name_variants_mj.csv``: which characters of names are one character.

``python -m config.building.make_name_variants``, where PyPI's ``jntajis-python`` is installed. It
carries the MJ縮退マップ (Character Information Technology Promotion Council, CC BY-SA 2.1 JP), so
what is written here is under that licence too. The product needs the file only, never the package.

The map links a character to others by notices on the family register, by unification rules, and
by likeness of reading and shape. To follow all links as far as they lead would make 関 of 英. So a
character is folded in one step only, and only where its links lead to a single character of
JIS X 0208 that is not folded itself.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import jntajis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OUT = Path(__file__).resolve().parent.parent / "name_variants_mj.csv"

# Not notice 582 (entry into Japan): for foreign names it offers what merely sounds alike.
LINKS = (
    jntajis.MJShrinkSchemeCombo.JIS_INCORPORATION_UCS_UNIFICATION_RULE
    | jntajis.MJShrinkSchemeCombo.INFERENCE_BY_READING_AND_GLYPH
    | jntajis.MJShrinkSchemeCombo.MOJ_FAMILY_REGISTER_ACT_RELATED_NOTICE
)

# Everyday characters whose only link is a slip of the pen or another word altogether.
SLIPS = "娼功切書師玉肉宍着鋪柁蘇"
# Another word that only looks alike, among the rarer ones.
LOOK_ALIKES = "敞冫个亟焏兀勹夂尢耒楜做瑪縲娚嫐慱笵鈩鑪崧誧"
# Everyday characters that families tell apart: 栢木 and 柏木 are two names in one register.
OTHER_FAMILIES = "埜栢薗蘆苅穐楳涌舛吊盃仝"

HEADER = """\
# 氏名の異体字の表: 左の文字に、右の文字をまとめる。
# 出典: 文字情報技術促進協議会「MJ縮退マップ」 https://moji.or.jp/mojikiban/map/
# ライセンス: CC BY-SA 2.1 JP https://creativecommons.org/licenses/by-sa/2.1/jp/
# 出典の表を加工した: 一段だけたどり、行き先が JIS X 0208 の一字に決まるものだけを残した。
# 作り方と除いた文字: config/building/make_name_variants.py。このファイルにも同じライセンスが及ぶ。
kept,variants
"""


def level(character: str) -> int:
    """Return the level of JIS X 0208 (1 everyday, 2 rarer), or 3 where it is not in it."""
    try:
        encoded = character.encode("euc_jp")
    except UnicodeEncodeError:
        return 3
    in_0208 = len(encoded) == len("亜".encode("euc_jp")) and encoded[0] < 0xF5  # noqa: PLR2004 - its last row
    if not in_0208:
        return 3
    return 1 if encoded < "弌".encode("euc_jp") else 2


def sources() -> Iterable[str]:
    """Return the kanji that a PC in an office can hold and that are still there after NFKC."""
    for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x2FA20)):
        character = chr(code)
        if unicodedata.normalize("NFKC", character) == character and (
            "一" <= character <= "\u9fff" or _in_jis_2004(character)
        ):
            yield character


def _in_jis_2004(character: str) -> bool:
    try:
        character.encode("euc_jis_2004")
    except UnicodeEncodeError:
        return False
    return True


def links_of(character: str) -> set[str]:
    """Return what a character is linked to and is no rarer than itself."""
    near = set(jntajis.mj_shrink_candidates(character, LINKS)) - {character}
    most = min(level(character), 2)
    return {each for each in near if len(each) == 1 and level(each) <= most}


def folds(links: Mapping[str, set[str]]) -> dict[str, str]:
    """Return the single end of the links of each character; who has several, is left alone."""
    ends = {each: sorted(near - links.keys()) for each, near in links.items()}
    return {each: found[0] for each, found in ends.items() if len(found) == 1}


def main() -> None:
    """Write the table, the kept characters in the order of their codes."""
    never = set(SLIPS + LOOK_ALIKES + OTHER_FAMILIES)
    near = {each: links_of(each) for each in sources() if each not in never}
    gathered: defaultdict[str, list[str]] = defaultdict(list)
    for each, kept in folds({each: found for each, found in near.items() if found}).items():
        gathered[kept].append(each)
    lines = [f"{kept},{''.join(sorted(gathered[kept]))}\n" for kept in sorted(gathered)]
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
