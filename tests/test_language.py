"""The command line speaks Japanese: all of it, Click's own sentences included."""

import gettext
import io
import os
import re
import string
import subprocess
import sys

import pytest

from automations.cli import run
from automations.jobs import ALIASES, SETTINGS_COMMANDS
from automations.language import CATALOGUES, DOMAIN, _
from docs.make_messages import COMPILED, catalogue, messages, translated

# What stands in Latin letters on a Japanese screen because it is typed so.
TYPED_SO = re.compile(
    r"dxten|(?<!\w)--?[a-z][a-z-]*|\w+\.(toml|xlsx|docx)|Word|CSV|\bDX\b|[-\d]+T[\d:]+|PC"
    r"|Google Cloud|Google|OAuth"
)


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _how in string.Formatter().parse(text) if name}


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(arguments)
    said = capsys.readouterr()
    return code, said.out + said.err


def english_in(text: str) -> list[str]:
    rest = TYPED_SO.sub("", text)
    for name in (*ALIASES, *SETTINGS_COMMANDS):
        rest = rest.replace(f"({name})", "").replace(f"dxten {name}", "").replace(f" {name} ", " ")
    return re.findall(r"[A-Za-z]{2,}", rest)


def test_every_message_is_translated() -> None:
    known = catalogue()
    missing = [text for text in messages() if not translated(known.get(text))]
    assert missing == [], (
        "translate these in automations/locale/ja/LC_MESSAGES/dxten.po, then: make messages"
    )


def test_nothing_is_translated_that_is_never_said() -> None:
    known = {each.id if isinstance(each.id, str) else each.id[0] for each in catalogue()} - {""}
    assert sorted(known - set(messages())) == [], "run: make messages"


def test_a_translation_names_only_what_the_message_gives_it() -> None:
    known = catalogue()
    wrong = [
        text
        for text, plural in messages().items()
        if not fields(translated(known.get(text))) <= fields(text) | fields(plural)
    ]
    assert wrong == []


def test_our_own_messages_lose_nothing_in_translation() -> None:
    assert _("Left as it was:") == "もとのまま残したもの:"
    assert fields(_("Made in {folder}:")) == {"folder"}


def test_what_is_compiled_is_what_is_written() -> None:
    compiled = gettext.GNUTranslations(io.BytesIO(COMPILED.read_bytes()))
    written = catalogue()
    different = [
        text
        for text, plural in messages().items()
        if (compiled.ngettext(text, plural, 1) if plural else compiled.gettext(text))
        != translated(written.get(text))
    ]
    assert different == [], "run: make messages"


def test_the_catalogue_lies_where_it_is_looked_for() -> None:
    assert gettext.find(DOMAIN, str(CATALOGUES), ["ja"]) == str(COMPILED)


def test_the_help_is_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = shown(capsys, "--help")
    assert code == 0
    assert text.startswith(
        "使い方: dxten [オプション] 命令 [指定]...\n\n"
        "  職員がつくる展覧会と賞を、共有の表計算ブックから運営します。\n"
    )
    assert english_in(text) == []


@pytest.mark.parametrize("name", [*ALIASES, *ALIASES.values()])
def test_the_help_of_every_command_is_japanese(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = shown(capsys, name, "--help")
    assert code == 0
    assert text.startswith(f"使い方: dxten {name} [オプション]")
    assert english_in(text) == []


MISTAKES = [
    (["点検する"], "「点検する」という命令はありません。"),
    (["準備"], "指定が足りません: 'フォルダー'."),
    (["準備", "a", "b"], "余分な指定があります: b"),
    (["準備", "a", "--dya", "1"], "「--dya」というオプションはありません。"),
    (["準備", "a", "--day"], "「--day」には値が1個必要です。"),
    (["準備", "a", "--day", "12/24"], "「12/24」は読めません。日は「2024-12-24」、"),
    (["準備", __file__], "」はフォルダーではなく、ファイルです。"),
]


@pytest.mark.parametrize(("typed", "said"), MISTAKES)
def test_what_is_mistyped_is_answered_in_japanese(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = shown(capsys, *typed)
    assert code == 2
    assert "実行できません: " in text
    assert said in text
    assert english_in(text.replace(__file__, "")) == []


@pytest.mark.parametrize(("language", "said"), [("", "使い方:"), ("en", "Usage:")])
def test_another_language_is_a_choice(language: str, said: str) -> None:
    environment = {**os.environ, "LANGUAGE": "de", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    if language:
        environment["DXTEN_LANGUAGE"] = language
    done = subprocess.run(
        [sys.executable, "-m", "automations", "点検する"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(said)
