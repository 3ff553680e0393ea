"""The fonts of a document: those of its template, or those that the settings name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.wordxml import name_of
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from automations.documents.cover import Look
    from automations.documents.package import Parts
    from automations.documents.wordxml import Element

SLOTS = tuple(map(name_of, ("ascii", "hAnsi", "eastAsia", "cs")))
"""Where Word looks for a font: Latin letters, their further ones, Japanese, and Arabic."""
_THEMES = tuple(map(name_of, ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")))

# Word on a Japanese PC writes a font by its Japanese name when it saves a template anew.
GOTHIC = frozenset({"BIZ UDPGothic", "BIZ UDGothic", "BIZ UDPゴシック", "BIZ UDゴシック"})
MINCHO = frozenset(
    {
        *("BIZ UDPMincho", "BIZ UDMincho", "BIZ UDPMincho Medium", "BIZ UDMincho Medium"),
        *("BIZ UDP明朝 Medium", "BIZ UD明朝 Medium"),
    }
)
HOUSE_FONTS = GOTHIC | MINCHO
"""What the shipped templates are set in."""

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FACES = tuple(f"{_DRAWN}{tag}" for tag in ("latin", "ea", "cs"))
_TYPEFACE = "typeface"
# The theme is asked only where no font is named; the table of fonts describes, it chooses none.
_SET = re.compile(r"word/(?!theme/|fontTable).*\.xml")
_LONGEST = 31  # letters: no name of a font may be longer in Word's format
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def refonted(parts: Parts, look: Look) -> Parts:
    """Return the parts with the fonts of ``look`` in the place of those of the shipped template.

    An empty font leaves the template's; fonts that staff chose in a template stay in any case.

    Raises:
        SettingsWrong: the settings name what cannot be the name of a font.
    """
    wanted = _wanted(look)
    if not wanted:
        return parts
    named = {name: data for name, data in parts.items() if _SET.fullmatch(name)}
    return {**parts, **{name: _part(data, wanted) for name, data in named.items()}}


def _wanted(look: Look) -> dict[str, str]:
    named = (("書体", look.font, GOTHIC), ("賞状の書体", look.certificate_font, MINCHO))
    found: dict[str, str] = {}
    for setting, font, replaced in named:
        if len(font) > _LONGEST or _ODD.search(font):
            raise SettingsWrong(problem("font_unusable", Place("設定", setting), limit=_LONGEST))
        if font:
            found |= dict.fromkeys(replaced, font)
    return found


def _part(data: bytes, wanted: Mapping[str, str]) -> bytes:
    # Most parts name none: looking for its name is cheaper than reading the part.
    if not any(name.encode() in data for name in wanted):
        return data
    root = wordxml.parse(data)
    for element in root.iter(name_of("rFonts")):
        _set_slots(element, wanted)
    for element in root.iter(*_FACES):
        if (face := element.get(_TYPEFACE)) in wanted:
            element.set(_TYPEFACE, wanted[face])
    return wordxml.serialise(root)


def _set_slots(element: Element, wanted: Mapping[str, str]) -> None:
    for slot, theme in zip(SLOTS, _THEMES, strict=True):
        if (font := element.get(slot)) in wanted:
            element.set(slot, wanted[font])
            element.attrib.pop(theme, None)  # it would win over the font


def fonts_in(root: Element) -> Iterator[str]:
    """Yield the fonts a part names, ``theme:...`` for one that follows the theme."""
    for element in root.iter(name_of("rFonts")):
        for slot, font in element.attrib.items():
            if slot in _THEMES:
                yield f"theme:{font}"
            elif slot in SLOTS:
                yield font
    for element in root.iter(*_FACES):
        face = element.get(_TYPEFACE, "")
        yield f"theme:{face}" if face.startswith("+") else face
