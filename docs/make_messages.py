"""Gather and compile the words of the command line, ours and Click's: ``make messages``.

New messages get an empty translation, those no longer said are dropped; a test names what is
still to be translated. Messages are found in the syntax tree, so those inside f-strings are too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "automations"
CATALOGUE = PACKAGE / "locale" / "ja" / "LC_MESSAGES" / "dxten.po"
COMPILED = CATALOGUE.with_suffix(".mo")
_SINGULAR, _PLURAL = "_", "ngettext"
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # else the same words would make other bytes each day
_INDIRECT = ("required",)  # Click looks this one up by a name of its own


def messages() -> Mapping[str, str]:
    """Return every message that is said, with its plural, or "" if it has none."""
    ours = sorted(PACKAGE.rglob("*.py"))
    theirs = sorted(Path(click.__path__[0]).glob("*.py"))
    found = {text: plural for path in (*ours, *theirs) for text, plural in _said_in(path)}
    return dict(sorted((found | dict.fromkeys(_INDIRECT, "")).items()))


def _said_in(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
        said = [text for text in texts if isinstance(text, str)]
        if node.func.id == _SINGULAR and said:
            yield said[0], ""
        elif node.func.id == _PLURAL:
            yield said[0], said[1]


def catalogue() -> Catalog:
    """Read the Japanese catalogue as people edit it."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ja", domain="dxten")


def translated(known: Message | None) -> str:
    """Return the translation of a message, or ""."""
    text = known.string if known else None
    return text if isinstance(text, str) else (text or ("",))[0]


def main() -> None:
    """Bring the catalogue up to date and compile it."""
    known = catalogue()
    renewed = Catalog(locale="ja", domain="dxten", project="dxten", version="0")
    for text, plural in messages().items():
        said = translated(known.get(text))
        renewed.add((text, plural) if plural else text, (said,) if plural else said)
    with CATALOGUE.open("wb") as file:
        write_po(file, renewed, width=100, omit_header=True)
    _head(CATALOGUE)
    written = catalogue()
    written.creation_date = written.revision_date = _NO_DAY
    with COMPILED.open("wb") as file:
        write_mo(file, written)


def _head(path: Path) -> None:
    """Put a header of our own: without times and addresses, that nobody keeps up to date."""
    head = (
        "# The command line in Japanese: our own messages, and Click's.\n"
        "# After adding or translating one: make messages\n"
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: dxten\\n"\n'
        '"Language: ja\\n"\n'
        '"Plural-Forms: nplurals=1; plural=0;\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    path.write_text(head + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
