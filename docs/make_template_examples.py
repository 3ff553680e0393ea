"""Write what the rehearsal says under each name of a template: ``make docs``.

``config/template_examples.toml`` holds, for each document, the texts and the columns of its tables
with a row as an example. The doctor of templates knows from it which columns a table has.
"""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch
from zoneinfo import ZoneInfo

from automations import resources
from automations.cli import run
from automations.documents import composing
from automations.documents.field_catalogue import is_composed
from automations.documents.fields import Field
from automations.documents.template import fill
from automations.language import speak
from automations.tables.rendering import japanese_day

if TYPE_CHECKING:
    from automations.documents.content import Content
    from automations.documents.cover import Look
    from automations.documents.properties import Properties

FILE = resources.config_file("template_examples.toml")
_LATER = ("entries", "run", "guidelines", "handover", "thanks")
_LONGEST = 60  # letters of an example
_CHECK_NUMBER, _NUMBER = "照合番号", "7F3A91C2"
_HEAD = "# What a rehearsal says in each document; docs/make_template_examples.py writes this.\n"


def main() -> None:
    """Rehearse the event and its judging, and keep what every document was filled with."""
    speak()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        seen = rehearsed(Path(folder) / "催し")
    FILE.write_text(examples(seen), encoding="utf-8", newline="\n")


def rehearsed(folder: Path) -> dict[str, Content]:
    """Return what each document was filled with last, by the name of its template."""
    seen: dict[str, Content] = {}

    def watched(template: Path, content: Content, about: Properties, look: Look) -> bytes:
        if is_composed(template.name):
            seen[template.name] = _joined(seen.get(template.name), content)
        return fill(template, content, about, look)

    with patch.object(composing, "fill", watched):
        run(["demo", "--judging", str(folder)])
        for job in _LATER:
            run([job, str(folder)])
    return seen


def examples(seen: Mapping[str, Content]) -> str:
    """Return the file: texts and tables by document, in order of their names."""
    return _HEAD + "".join(
        line for name, content in sorted(seen.items()) for line in _document(name, content)
    )


def _joined(earlier: Content | None, now: Content) -> Content:
    """Return what either says: what was still to be decided is not said of a certified result."""
    if earlier is None:
        return now
    tables = {**earlier.tables, **{name: each for name, each in now.tables.items() if each.rows}}
    return replace(now, words={**earlier.words, **now.words}, tables={**now.tables, **tables})


def _document(name: str, content: Content) -> Iterator[str]:
    yield f"\n[{_quoted(name)}.texts]\n"
    today = japanese_day(datetime.now(ZoneInfo("Asia/Tokyo")).date())
    lasting = {key: text for key, text in content.words.items() if today not in text}
    for key, text in sorted(lasting.items()):
        said = _NUMBER if key == _CHECK_NUMBER else _short(text)
        yield f"{_quoted(key)} = {_quoted(said)}\n"
    for table in sorted(content.tables):
        rows = content.rows(Field(f"{table}.", 0, 0))
        columns = [each.partition(".")[2] for each in content.names(Field(f"{table}.", 0, 0))]
        yield f"\n[{_quoted(name)}.tables.{_quoted(table)}]\n"
        yield f"columns = {_list(columns)}\n"
        if rows and today not in "".join(rows[0].values()):
            yield f"example = {_list([_short(each) for each in rows[0].values()])}\n"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # TOML writes basic strings alike


if __name__ == "__main__":
    main()
