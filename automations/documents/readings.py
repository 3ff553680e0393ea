"""Readings above words, as Word has them (ruby): half as large as the word, centred above it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from automations.documents.package import Parts
    from automations.documents.wordxml import Element

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""What stands around a word that has a reading; no text of people holds these."""
_STYLES, _SIZE = "word/styles.xml", 21  # half points, where nothing is said
_RUN, _PROPERTIES, _SZ, _VALUE = map(name_of, ("r", "rPr", "sz", "val"))


def sizes_of(parts: Parts) -> Mapping[str, int]:
    """Return how large letters are in each style, in half points; "" is a paragraph without."""
    styles = wordxml.parse(parts[_STYLES]).iter(name_of("style")) if _STYLES in parts else ()
    found = ((each.get(name_of("styleId")), next(each.iter(_SZ), None)) for each in styles)
    sizes = {key: int(size.get(_VALUE)) for key, size in found if size is not None}
    return {"": _SIZE, **sizes}


def write_above(paragraph: Element, readings: Sequence[str], size: int) -> None:
    """Write each reading above the next marked word; ``size`` of its letters, in half points."""
    waiting = iter(readings)
    for holder in _marked(paragraph):
        before, _, rest = holder.text.partition(OPEN)
        word, _, after = rest.partition(CLOSE)
        run = holder.getparent()
        rest_run, ruby = _like(run), _like(run)
        rest_text = _text(holder, after)
        rest_run.extend([rest_text, *holder.itersiblings()])
        ruby.append(_ruby(run, holder, (word, next(waiting)), size))
        holder.text = before
        run.addnext(ruby)
        ruby.addnext(rest_run)


def _marked(paragraph: Element) -> Iterator[Element]:
    """Yield each text with a marked word in it; what follows the word is looked at again."""
    while found := [each for each in paragraph.iter(wordxml.TEXT) if OPEN in (each.text or "")]:
        yield found[0]


def _like(run: Element) -> Element:
    made = run.makeelement(_RUN)
    made.extend(deepcopy(each) for each in run.findall(_PROPERTIES))
    return made


def _text(holder: Element, text: str) -> Element:
    made = deepcopy(holder)
    made.text, made.tail = text, None
    return made


def _ruby(run: Element, holder: Element, said: tuple[str, str], size: int) -> Element:
    word, reading = said
    ruby, about, above, below = map(run.makeelement, map(name_of, ("ruby", "rubyPr", "rt",
                                                                   "rubyBase")))  # fmt: skip
    values = {"rubyAlign": "center", "hps": size // 2, "hpsRaise": size - 2,
              "hpsBaseText": size, "lid": "ja-JP"}  # fmt: skip
    about.extend(
        run.makeelement(name_of(key), {_VALUE: str(value)}) for key, value in values.items()
    )
    for place, text, half in ((above, reading, True), (below, word, False)):
        inner = _like(run)
        if half:
            _make_smaller(inner, size // 2)
        inner.append(_text(holder, text))
        place.append(inner)
    ruby.extend((about, above, below))
    return ruby


def _make_smaller(run: Element, size: int) -> None:
    properties = run.find(_PROPERTIES)
    if properties is None:
        properties = run.makeelement(_PROPERTIES)
        run.insert(0, properties)
    for tag in ("sz", "szCs"):
        for each in properties.findall(name_of(tag)):
            properties.remove(each)
        properties.append(run.makeelement(name_of(tag), {_VALUE: str(size)}))
