"""Elements are found with the places of their bytes, whatever stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.edits import Edit, attribute_set, edited
from automations.books.splicing.xml_elements import Element, parsed


def test_places_are_those_of_the_bytes() -> None:
    content = (
        b'<?xml version="1.0"?><!-- <a> --><a b="1>2" c=\'"\'>t<x:d xmlns:x="u" />'
        b"<![CDATA[</a>]]></a>"
    )
    root = parsed(content)
    (child,) = root.children
    assert root.written() == content[content.index(b"<a b") :]
    assert root.inside() == b't<x:d xmlns:x="u" /><![CDATA[</a>]]>'
    assert [(each.name, each.value) for each in root.attributes()] == [("b", "1>2"), ("c", '"')]
    assert (child.name, child.prefix, child.space, child.empty) == ("d", "x:", "u", True)


def test_namespaces_hold_inside_the_element_that_declares_them() -> None:
    root = parsed(b'<a xmlns="u"><b/><c xmlns="v"><b/></c><b xmlns="w" p="1"/></a>')
    assert [each.space for each in root.children] == ["u", "v", "w"]
    assert [len(root.named(name)) for name in "bc"] == [1, 0]
    assert root.children[2].get("p") == "1"


def test_an_attribute_of_relationships_is_told_from_one_of_the_same_name() -> None:
    root = parsed(b'<a id="1" r:id="2" xmlns:r="http://x/relationships"/>')
    assert (root.get("id"), root.get("id", related=True), root.get("no", "none")) == (
        "1",
        "2",
        "none",
    )


def test_references_are_resolved_and_written() -> None:
    root = parsed(b'<a b="&lt;&#x8868;&#49;&amp;&quot;"/>')
    assert root.get("b") == '<表1&"'
    after = edited(root.source, [attribute_set(root, "b", '<"&>'), attribute_set(root, "c", "新")])
    assert [each.value for each in parsed(after).attributes()] == ["新", '<"&>']


_NAMES = st.sampled_from(["a", "b", "x:c"])


@st.composite
def _xml(draw: st.DrawFn, depth: int = 3) -> str:
    name = draw(_NAMES)
    value = draw(st.text(st.characters(codec="utf-8", exclude_characters='<&"\r'), max_size=5))
    value = "".join(each if each.isprintable() else "" for each in value)
    space = draw(st.sampled_from(["", " ", "\n"]))
    opening = f'<{name} k="{value}"{space}'
    if not depth or draw(st.booleans()):
        return f"{opening}/>"
    between = draw(
        st.sampled_from(["", "text > more", "<!-- <a> -->", "<![CDATA[<b>]]>", "<?p <a>?>"])
    )
    inside = between.join(draw(st.lists(_xml(depth=depth - 1), max_size=3)))
    return f"{opening}>{between}{inside}</{name}{space}>"


@given(_xml())
def test_every_element_is_whole(xml: str) -> None:
    content = f'<r xmlns:x="u">{xml}</r>'.encode()
    root = parsed(content)

    def walk(element: Element) -> int:
        alone = parsed(element.written().replace(b"x:", b""))
        assert alone.name == element.name
        assert len(alone.children) == len(element.children)
        return 1 + sum(map(walk, element.children))

    assert sum(map(walk, root.children)) == xml.count(' k="')


def test_edits_are_made_at_once_and_insertions_keep_their_order() -> None:
    edits = [Edit(3, 4, b"D"), Edit(1, 1, b"1"), Edit(0, 1, b""), Edit(1, 1, b"2")]
    assert edited(b"abcdef", edits) == b"12bcDef"


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(Unspliceable, match="splice_check"):
        edited(b"abcdef", [Edit(0, 3, b""), Edit(2, 4, b"")])
