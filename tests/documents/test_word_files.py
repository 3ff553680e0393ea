"""A file is what its bytes say: each kind that cannot be a template has words of its own."""

from __future__ import annotations

import io
import zipfile

import pytest

from automations.documents.word_files import unusable

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
PLAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(kind: str = "document.main", namespace: str = PLAIN) -> bytes:
    target = io.BytesIO()
    whole = kind if "/" in kind else KIND.format(kind)
    with zipfile.ZipFile(target, "w") as package:
        override = f'<Override PartName="/word/document.xml" ContentType="{whole}"/>'
        package.writestr("[Content_Types].xml", f"<Types>{override}</Types>")
        package.writestr("word/document.xml", f'<w:document xmlns:w="{namespace}"/>')
    return target.getvalue()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (packed(), ""),
        (COMPOUND + b"WordDocument", "template_old_word"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "template_locked"),
        (packed("template.main"), "template_for_new_files"),
        (packed("application/vnd.ms-word.document.macroEnabled.main+xml"), "template_with_macros"),
        (
            packed("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
            "template_for_new_files",
        ),
        (
            packed(namespace="http://purl.oclc.org/ooxml/wordprocessingml/main"),
            "template_strict",
        ),
        (b"", "template_not_word"),
        (b"{\\rtf1", "template_not_word"),
        (packed()[:100], "template_not_word"),
    ],
    ids=[
        "a document",
        "Word 97",
        "encrypted",
        "template",
        "macros",
        "template with macros",
        "strict",
        "empty",
        "rich text",
        "cut short",
    ],
)
def test_what_a_file_really_is(file: bytes, code: str) -> None:
    assert unusable(file) == code


def test_the_order_of_what_is_said_of_a_part_does_not_matter() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        kind = KIND.format("template.main")
        override = f'<Override ContentType="{kind}" PartName="/word/document.xml"/>'
        package.writestr("[Content_Types].xml", override)
        package.writestr("word/document.xml", "")
    assert unusable(target.getvalue()) == "template_for_new_files"
