"""Folding: one pass over a text, whatever it holds."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from automations.people.folding import Folding, variants

ordinary = Folding(variants(), dropped="・")
texts = st.one_of(st.text(), st.text("髙﨑ヶケｶﾞか゛\u3099ﾊﾟ　 \u200b\ufe00ΐ\u0301\u0308ßİ・㈱"))


@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert ordinary.fold(ordinary.fold(text)) == ordinary.fold(text)


@given(texts)
def test_what_is_folded_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFKC", ordinary.fold(text))


@given(texts)
def test_width_and_composition_never_matter(text: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert ordinary.fold(unicodedata.normalize(form, text)) == ordinary.fold(text)


def test_what_no_one_sees_is_dropped() -> None:
    assert ordinary.fold("高\u200b橋\u202e　\ufeff太・郎\u2066") == "高橋太郎"


def test_without_variants_characters_stay() -> None:
    assert Folding().fold("髙ﾊｼＡ") == "髙ハシa"


def test_a_mark_typed_apart_joins_its_letter() -> None:
    assert ordinary.fold("ｶ ﾞヶ\u3099") == "ガゲ"
