"""ひな形点検 on the command line: fields and faults by template, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations import resources
from automations.cli import run
from automations.documents.package import BODY, pack, read_parts
from tests.small_event import write_small_event

TOKENS = "投票番号.docx"
FIELDS = "使っている項目（4）: 催し、賞の名称、投票番号、選べる件数"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_event(tmp_path / "小さな催し")


def with_template(folder: Path, old: str = "", new: str = "") -> Path:
    parts = read_parts(resources.template_file(TOKENS))
    parts[BODY] = parts[BODY].decode().replace(old, new).encode() if old else parts[BODY]
    path = folder / "ひな形" / TOKENS
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(pack(parts))
    return path


def test_without_templates_it_says_how_to_get_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["template-check", str(folder)]) == 0
    assert capsys.readouterr().out == (
        "催しのひな形はありません。標準のひな形を使います。"
        "直したいときは、「ひな形取出」で取り出してください。\n"
    )


def test_a_sound_template_has_nothing_to_mend(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_template(folder)
    assert run(["ひな形点検", str(folder)]) == 0
    assert capsys.readouterr().out == f"■ {TOKENS}\n  {FIELDS}\n  直すところはありません。\n"


def test_faults_end_as_wrong_settings_and_the_copy_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = with_template(folder, "{{賞の名称}}", "{{賞の名}}")
    assert run(["ひな形点検", str(folder), "--as-of", "2024-12-20T09:00"]) == 78
    said = capsys.readouterr().out
    assert "\n  直すところ: 1か所\n    要修正  投票番号.docx「本文」: " in said
    assert said.endswith(f"\n  コメントを付けた写し: {path.parent / '投票番号（指摘）.docx'}\n")


def test_what_only_shows_on_paper_ends_with_a_warning(folder: Path) -> None:
    with_template(folder, "<w:body>", "<w:body><w:p><w:ins w:id='9' w:author='a'/></w:p>")
    assert run(["ひな形点検", str(folder)]) == 10


def test_a_job_that_refuses_a_template_says_which_job_shows_its_faults(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = folder / "ひな形" / "報告資料.docx"
    own.parent.mkdir()
    parts = read_parts(resources.template_file(own.name))
    body = parts[BODY].decode().replace("{{資料名}}", "{{資料の名}}")
    own.write_bytes(pack({**parts, BODY: body.encode()}))
    assert run(["資料", str(folder), "--as-of", "2024-12-25T09:30"]) == 78
    assert capsys.readouterr().err.endswith(
        "\n「ひな形点検」を選ぶと、ひな形の写しの、直すところにコメントが付きます。\n"
    )
