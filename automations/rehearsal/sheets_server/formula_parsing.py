"""A formula's text as a tree, or the finding that it is none.

How tightly operators bind: ``%`` after its operand, a sign before it, ``^``, ``* /``, ``+ -``,
``&``, comparisons; equal ones group from the left, and ``-2^2`` is 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias


class NotAFormula(Exception):  # noqa: N818 - a finding of the parser, shown in the cell
    """The text is no formula: the cell shows #ERROR!."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, text or truth written out; None for an argument left out."""

    value: float | str | bool | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error written out, such as ``#REF!``."""

    shown: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell or range, from 0, the ends included; None where it is open (``A:A``, ``A2:A``)."""

    sheet: str | None
    top: int | None
    left: int | None
    bottom: int | None
    right: int | None

    @property
    def is_cell(self) -> bool:
        """Tell whether it names one cell."""
        return None not in (self.top, self.left) and (self.top, self.left) == (
            self.bottom,
            self.right,
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A named range."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function, in capitals, or an operator under the name of its function (ADD, UMINUS …)."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """An array written out: ``{1, 2; 3, 4}``."""

    rows: tuple[tuple[Node, ...], ...]


Node: TypeAlias = Constant | Mistake | Reference | Name | Call | Rows

_SHEET = r"(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
_RANGE = (
    r"(?P<range>\$?[A-Za-z]{1,3}\$?\d+(?::\$?(?:[A-Za-z]{1,3}(?:\$?\d+)?|\d+))?"
    r"|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?:\$?\d+)?|\$?\d+:\$?(?:[A-Za-z]{1,3}\$?)?\d+)"
)
RANGE = re.compile(_RANGE)
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<text>"(?:[^"]|"")*")
    | (?P<mistake>\#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|ERROR!))
    | {_SHEET}{_RANGE}(?![\w(.!])
    | (?P<number>\$?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<call>[^\W\d][\w.]*)\s*\(
    | (?P<name>[^\W\d][\w.]*)
    | (?P<sign><>|<=|>=|[-+*/^&%=<>(){{}},;])
    )\s*""",
    re.VERBOSE,
)
_LEVELS = (
    {"=": "EQ", "<>": "NE", "<": "LT", ">": "GT", "<=": "LTE", ">=": "GTE"},
    {"&": "CONCAT"},
    {"+": "ADD", "-": "MINUS"},
    {"*": "MULTIPLY", "/": "DIVIDE"},
    {"^": "POW"},
)


@cache
def parsed(formula: str) -> Node:
    """Return the tree of a formula that begins with ``=``.

    Raises:
        NotAFormula: It cannot be read.
    """
    reader = _Reader(_tokens(formula[1:]))
    try:
        node = reader.expression()
    except RecursionError:
        raise NotAFormula from None
    if reader.kind != "end":
        raise NotAFormula
    return node


def walk(node: Node) -> list[Node]:
    """Return a tree's nodes, itself first."""
    found, waiting = [], [node]
    while waiting:
        each = waiting.pop()
        found.append(each)
        match each:
            case Call(_, arguments):
                waiting += reversed(arguments)
            case Rows(rows):
                waiting += [inner for row in reversed(rows) for inner in reversed(row)]
            case _:
                pass
    return found


def column_number(letters: str) -> int:
    """Return the column, from 0, of its letters.

    >>> column_number("A"), column_number("aa")
    (0, 26)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    sheet: str | None = None


def _tokens(text: str) -> list[_Token]:
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotAFormula
        found.append(_token(match))
        at = match.end()
    return [*found, _Token("end", "")]


def _token(match: re.Match[str]) -> _Token:
    kind = next(
        kind
        for kind in ("text", "mistake", "range", "number", "call", "name", "sign")
        if match[kind] is not None
    )
    sheet = match["sheet"] if kind == "range" else None
    if sheet is not None and sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return _Token(kind, match[kind], sheet)


def reference(text: str, sheet: str | None = None) -> Reference:
    """Return what an A1 range without its sheet names.

    >>> reference("B2:C")
    Reference(sheet=None, top=1, left=1, bottom=None, right=2)
    """
    first, _, last = text.replace("$", "").partition(":")
    (top, left), (bottom, right) = _corner(first), _corner(last or first)
    top, bottom = (top, bottom) if top is None or bottom is None else sorted((top, bottom))
    left, right = (left, right) if left is None or right is None else sorted((left, right))
    return Reference(sheet, top, left, bottom, right)


def _corner(text: str) -> tuple[int | None, int | None]:
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    return (
        int(digits) - 1 if digits else None,
        column_number(letters) if letters else None,
    )


def _leaf(token: _Token) -> Node:
    match token.kind:
        case "number":
            return Constant(float(token.text.lstrip("$")))
        case "text":
            return Constant(token.text[1:-1].replace('""', '"'))
        case "mistake":
            return Mistake(token.text)
        case "range":
            return reference(token.text, token.sheet)
        case _:
            truths = {"TRUE": Constant(value=True), "FALSE": Constant(value=False)}
            return truths.get(token.text.upper(), Name(token.text))


class _Reader:
    """Reads tokens from the left, each level of operators by the next tighter one."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens, self._at = tokens, 0

    @property
    def kind(self) -> str:
        return self._tokens[self._at].kind

    def _next(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _sign(self, *signs: str) -> str | None:
        """Take one of these signs, if it comes next."""
        token = self._tokens[self._at]
        if token.kind != "sign" or token.text not in signs:
            return None
        return self._next().text

    def expression(self, level: int = 0) -> Node:
        if level == len(_LEVELS):
            return self._signed()
        node = self.expression(level + 1)
        while sign := self._sign(*_LEVELS[level]):
            node = Call(_LEVELS[level][sign], (node, self.expression(level + 1)))
        return node

    def _signed(self) -> Node:
        if sign := self._sign("-", "+"):
            return Call("UMINUS" if sign == "-" else "UPLUS", (self._signed(),))
        node = self._operand()
        while self._sign("%"):
            node = Call("UNARY_PERCENT", (node,))
        return node

    def _operand(self) -> Node:
        token = self._next()
        match token.kind:
            case "call":
                return Call(token.text.upper(), self._arguments())
            case "sign" | "end":
                return self._enclosed(token.text)
            case _:
                return _leaf(token)

    def _enclosed(self, opening: str) -> Node:
        if opening == "(":
            node = self.expression()
            self._close(")")
            return node
        if opening != "{":
            raise NotAFormula
        return self._rows()

    def _arguments(self) -> tuple[Node, ...]:
        if self._sign(")"):
            return ()
        found = [self._argument()]
        while self._sign(",", ";"):
            found.append(self._argument())
        self._close(")")
        return tuple(found)

    def _argument(self) -> Node:
        token = self._tokens[self._at]
        if token.kind == "sign" and token.text in {",", ";", ")"}:
            return Constant(None)
        return self.expression()

    def _rows(self) -> Node:
        rows = [[self.expression()]]
        while sign := self._sign(",", ";"):
            if sign == ";":
                rows.append([])
            rows[-1].append(self.expression())
        self._close("}")
        return Rows(tuple(map(tuple, rows)))

    def _close(self, sign: str) -> None:
        if self._sign(sign) is None:
            raise NotAFormula
