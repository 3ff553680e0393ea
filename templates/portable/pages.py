"""The guide as pages that any PC shows: Markdown made into HTML, linked and without a network."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from templates.portable.unfit import Unfit, sentence

GUIDE = "guide.md"
_ENTRY = "使い方.html"
_EXTERNAL = re.compile(r"[a-z]+:", re.IGNORECASE)
_STYLE = (
    "body{max-width:60em;margin:2em auto;padding:0 1em;line-height:1.8;"
    'font-family:"BIZ UDPGothic","Meiryo",sans-serif}'
    "table{border-collapse:collapse;margin:1em 0}"
    "th,td{border:1px solid #999;padding:.2em .6em;text-align:left;vertical-align:top}"
    "th{background:#eee}code,pre{background:#f4f4f4}img{max-width:100%}"
    # The menu's screens line up only where a Japanese letter is twice as wide as a Latin one.
    'pre{padding:1em;overflow:auto;line-height:1.4;font-family:"BIZ UDGothic","MS Gothic",'
    "monospace}pre code{font-family:inherit}"
)


def pages(docs: Path) -> dict[str, bytes]:
    """Return the guide and every page it leads to by file name, and the pictures they show.

    What a link leads to outside ``docs`` is not in the folder: its words stay, the link goes.

    Raises:
        Unfit: the guide is not there.
    """
    if not (docs / GUIDE).is_file():
        raise Unfit(sentence("guide_missing", file=GUIDE))
    parsed: dict[str, list[Token]] = {}
    waiting = [GUIDE]
    while waiting:
        name = waiting.pop()
        parsed[name] = _parser().parse((docs / name).read_text(encoding="utf-8"))
        waiting.extend(sorted(_linked(parsed[name], docs) - parsed.keys() - set(waiting)))
    names = {name: _file_name(name, tokens) for name, tokens in parsed.items()}
    made = {names[name]: _page(tokens, names) for name, tokens in parsed.items()}
    pictures = {each for tokens in parsed.values() for each in _pictures(tokens)}
    return made | {each: (docs / each).read_bytes() for each in sorted(pictures)}


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _linked(tokens: Sequence[Token], docs: Path) -> set[str]:
    targets = {_target(each).partition("#")[0] for each in _inline(tokens, "link_open")}
    return {each for each in targets if each.endswith(".md") and (docs / each).is_file()
            and "/" not in each}  # fmt: skip


def _pictures(tokens: Sequence[Token]) -> set[str]:
    found = {unquote(str(each.attrs["src"])) for each in _inline(tokens, "image")}
    return {each for each in found if not _EXTERNAL.match(each)}


def _inline(tokens: Sequence[Token], kind: str) -> list[Token]:
    inside = [child for token in tokens for child in token.children or []]
    return [each for each in inside if each.type == kind]


def _target(link: Token) -> str:
    return unquote(str(link.attrs["href"]))


def _file_name(name: str, tokens: Sequence[Token]) -> str:
    title = re.sub(r'[\\/:*?"<>|]', "", _title(tokens)) or Path(name).stem
    return _ENTRY if name == GUIDE else f"{title}.html"


def _title(tokens: Sequence[Token]) -> str:
    return next((_words(tokens[at + 1]) for at, each in enumerate(tokens)
                 if each.type == "heading_open"), "")  # fmt: skip


def _words(inline: Token) -> str:
    return "".join(each.content for each in inline.children or [])


def _page(tokens: list[Token], names: Mapping[str, str]) -> bytes:
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _anchor(_words(tokens[at + 1])))
    for link in _inline(tokens, "link_open"):
        _point(link, names)
    parser = _parser()
    body = parser.renderer.render(tokens, parser.options, {})
    return (
        '<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8">'
        f"<title>{html.escape(_title(tokens))}</title><style>{_STYLE}</style></head>\n"
        f"<body>\n{body}</body></html>\n"
    ).encode()


def _anchor(heading: str) -> str:
    """Return what links within a page call a heading, as the web pages of our docs do."""
    kept = "".join(each for each in heading.lower() if each.isalnum() or each in " -_")
    return kept.replace(" ", "-")


def _point(link: Token, names: Mapping[str, str]) -> None:
    page, mark, anchor = _target(link).partition("#")
    if page in names:
        link.attrSet("href", f"{names[page]}{mark}{anchor}")
    elif page and not _EXTERNAL.match(page):
        link.attrs = {}
