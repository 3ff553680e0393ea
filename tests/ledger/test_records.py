"""A record has one form, and shows when it is no longer what was written."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.ledger.records import encoded, framed, read_record
from automations.tables.problems import Problem

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('ab山"\\\n\u2028'),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("ab"), inner),
    max_leaves=5,
)


def same(content: Mapping[str, Any]) -> Mapping[str, Any]:
    return content


def read(root: Path, data: bytes) -> Mapping[str, Any] | Problem:
    path = root / "記録.json"
    path.write_bytes(data)
    return read_record(root, path, "run_damaged", same)


@given(st.dictionaries(st.text("ab山"), JSON))
def test_what_is_read_is_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]
) -> None:
    assert read(tmp_path_factory.mktemp("事務局限り"), encoded(content)) == content


def test_a_record_is_plain_text_in_one_form() -> None:
    plain = '{\n  "a": "山",\n  "b": 1\n}\n'
    seal = hashlib.sha256(plain.encode()).hexdigest()
    expected = f'{{\n  "a": "山",\n  "b": 1,\n  "seal": "{seal}"\n}}\n'
    assert encoded({"b": 1, "a": "山"}).decode() == expected


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(encoded({"a": 1}).replace(b'"a": 1', b'"a": 2'), id="a changed value"),
        pytest.param(encoded({"a": 1})[:-9], id="cut off"),
        pytest.param(b"", id="empty"),
        pytest.param(b'{"a": 1}\n', id="no seal"),
        pytest.param(b"[]", id="another shape"),
        pytest.param(b"\xff\xfe", id="not text"),
        pytest.param(b"[" * 100_000, id="too deep"),
    ],
)
def test_a_damaged_record_is_named(tmp_path: Path, data: bytes) -> None:
    root = tmp_path / "事務局限り"
    root.mkdir()
    assert str(read(root, data)) == (
        "事務局限り/記録.json: 集計回の記録が壊れているか、後から書き換えられています。"
        "控えから元のファイルを戻してください。"
        "戻せないときは、この集計回のフォルダーごと「記録」の外へ移してください。"
    )


def test_a_record_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    found = read_record(tmp_path, tmp_path / "記録.json", "run_damaged", same)
    assert str(found) == (
        f"{tmp_path.name}/記録.json: 記録を開けません。ファイルがあること、読む権限があること、"
        "ネットワークにつながっていることを確かめ、もう一度実行してください。"
    )


@given(st.lists(st.text("0:あ")), st.lists(st.text("0:あ")))
def test_no_two_lists_of_texts_are_framed_alike(one: list[str], other: list[str]) -> None:
    assert (framed(*one) == framed(*other)) == (one == other)
