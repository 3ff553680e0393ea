"""Protocol buffers' text form of JSON: how the service shows a value that no cell can hold."""

from __future__ import annotations

import json
from typing import Any


def written(value: Any, depth: int = 0) -> str:  # noqa: ANN401 - any JSON
    """Return a ``google.protobuf.Value`` as text, one field a line."""
    before = "  " * depth
    if isinstance(value, dict):
        fields = "".join(_field(str(key), each, depth + 1) for key, each in value.items())
        return f"{before}struct_value {{\n{fields}{before}}}\n"
    if isinstance(value, list):
        items = "".join(_nested("values", each, depth + 1) for each in value)
        return f"{before}list_value {{\n{items}{before}}}\n"
    return f"{before}{_scalar(value)}\n"


def _field(key: str, value: Any, depth: int) -> str:  # noqa: ANN401 - any JSON
    before = "  " * depth
    named = f"{before}  key: {_quoted(key)}\n"
    return f"{before}fields {{\n{named}{_nested('value', value, depth + 1)}{before}}}\n"


def _nested(name: str, value: Any, depth: int) -> str:  # noqa: ANN401 - any JSON
    before = "  " * depth
    return f"{before}{name} {{\n{written(value, depth + 1)}{before}}}\n"


def _scalar(value: Any) -> str:  # noqa: ANN401 - any JSON
    if value is None:
        return "null_value: NULL_VALUE"
    if isinstance(value, bool):
        return f"bool_value: {'true' if value else 'false'}"
    if isinstance(value, (int, float)):
        return f"number_value: {float(value)}"
    return f"string_value: {_quoted(value)}"


def _quoted(text: str) -> str:
    """Return a text in quotes, what is not ASCII as the octal numbers of its bytes."""
    ascii_text = json.dumps(text, ensure_ascii=False)
    return "".join(
        each if each.isascii() else "".join(f"\\{byte:o}" for byte in each.encode())
        for each in ascii_text
    )
