"""Where what we say goes: perhaps to no console, perhaps to somebody who stopped reading."""

import errno
import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from automations import cli
from automations.language import CATALOGUES, DOMAIN

CONFIG = Path(__file__).resolve().parent.parent / "config"
# What people may have typed, in every spelling: read, never said.
ONLY_READ = {"name_variants.toml", "names.toml"}


class NobodyReads(io.StringIO):
    """The near end of a pipe whose far end is closed."""

    def write(self, _text: str, /) -> int:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def test_without_a_console_a_command_ends_as_it_would_with_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0


def test_what_nobody_reads_could_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", NobodyReads())
    assert cli.run(["--version"]) == 73


def said(value: object, *, lists: bool) -> Iterator[str]:
    """Yield every text of a settings file; the lists of tables are spellings that are read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from said(each, lists=lists)
    elif isinstance(value, list) and lists:
        for each in value:
            yield from said(each, lists=lists)


def lost(text: str) -> str:
    """Return what of a text the console of an older Japanese PC cannot show."""
    kept = text.encode("cp932", "ignore").decode("cp932")
    return "".join(sorted(set(text) - set(kept) - set("〜−")))


def test_what_a_japanese_console_lacks_is_known() -> None:
    # Python writes these two as the console's own ～ and －.
    assert "〜−".encode("cp932").decode("cp932") == "～－"
    assert lost("髙橋 №①㈱ 10㎡〜−") == ""
    assert lost("✓ 𠮷 — ¥") == "¥—✓𠮷"


@pytest.mark.parametrize(
    "path", sorted(CONFIG.rglob("*.toml")), ids=lambda path: path.relative_to(CONFIG).as_posix()
)
def test_a_japanese_console_can_show_every_text_of_ours(path: Path) -> None:
    texts = tomllib.loads(path.read_text(encoding="utf-8"))
    spoken = said(texts, lists="tables" not in path.parts)
    assert path.name in ONLY_READ or [each for each in spoken if lost(each)] == []


def test_a_japanese_console_can_show_every_sentence_of_the_command_line() -> None:
    with (CATALOGUES / "ja" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        sentences = [str(each.string) for each in read_po(file)]
    assert len(sentences) > 1
    assert [each for each in sentences if lost(each)] == []
