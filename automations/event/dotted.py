"""Dotted paths of settings, such as ``award.categories[2].name``; places in lists count from 1."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NUMBER = re.compile(r"\[[0-9]+\]")
_LAST = re.compile(r"(?:\.?[^.\[\]]+|\[[0-9]*\])$")


def unnumbered(path: str) -> str:
    """Return the path as settings are declared.

    >>> unnumbered("award.categories[2].name")
    'award.categories[].name'
    """
    return _NUMBER.sub("[]", path)


def above(path: str) -> str:
    """Return the path without its last step.

    >>> above("award.categories[2].name"), above("award.categories[2]"), above("award")
    ('award.categories[2]', 'award.categories', '')
    """
    return _LAST.sub("", path)


def nested(values: Mapping[str, object]) -> dict[str, object]:
    """Return the tables and lists that the paths describe; lists are filled in the paths' order.

    >>> nested({"a.b[1].c": "x", "a.b[2].c": "y", "a.d[1]": "z", "e": {}})
    {'a': {'b': [{'c': 'x'}, {'c': 'y'}], 'd': ['z']}, 'e': {}}
    """
    whole: dict[str, object] = {}
    lists: dict[str, list[object]] = {}
    made: dict[str, dict[str, object]] = {"": whole}
    for path, value in values.items():
        _put(made, lists, path, value)
    return whole


def _put(
    made: dict[str, dict[str, object]],
    lists: dict[str, list[object]],
    path: str,
    value: object,
) -> None:
    if path in made:
        return
    if isinstance(value, dict):
        made[path] = value
    if path.endswith("]"):
        _list_at(made, lists, above(path)).append(value)
        return
    holder, key = above(path), path.rpartition(".")[2]
    _put(made, lists, holder, {})
    made[holder][key] = value


def _list_at(
    made: dict[str, dict[str, object]], lists: dict[str, list[object]], path: str
) -> list[object]:
    if path not in lists:
        lists[path] = []
        _put(made, lists, path, lists[path])
    return lists[path]
