"""A book is found under the name that people see, however a share spells it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from automations.stored_names import as_stored, twin_of
from tests.shut_folder import shut

NFC, NFD = (unicodedata.normalize(form, "データ/ブック.xlsx") for form in ("NFC", "NFD"))


def _stand(root: Path, named: str) -> Path:
    path = root / named
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(named.encode())
    return path


@pytest.mark.parametrize("there", [NFC, NFD])
@pytest.mark.parametrize("asked", [NFC, NFD])
def test_a_name_is_found_in_either_spelling(tmp_path: Path, there: str, asked: str) -> None:
    _stand(tmp_path, there)
    assert as_stored(tmp_path, asked).read_bytes() == there.encode()


@pytest.mark.parametrize("asked", [NFC, NFD])
def test_of_two_spellings_the_one_that_is_asked_for_is_taken(tmp_path: Path, asked: str) -> None:
    _stand(tmp_path, NFC)
    _stand(tmp_path, NFD)
    assert as_stored(tmp_path, asked) == tmp_path / asked


def test_what_is_not_there_keeps_its_name(tmp_path: Path) -> None:
    assert as_stored(tmp_path, NFD) == tmp_path / NFD
    (tmp_path / Path(NFD).parent).mkdir()
    assert as_stored(tmp_path, NFC) == tmp_path / Path(NFD).parent / Path(NFC).name


def test_names_that_only_resemble_each_other_are_other_names(tmp_path: Path) -> None:
    _stand(tmp_path, "フック.xlsx")
    assert as_stored(tmp_path, "ブック.xlsx") == tmp_path / "ブック.xlsx"


def test_a_name_has_a_twin_only_if_another_file_bears_it(tmp_path: Path) -> None:
    one = _stand(tmp_path, NFC)
    assert twin_of(one) == ""
    other = one.with_name(Path(NFD).name)
    other.write_bytes(b"")
    assert (twin_of(one), twin_of(other)) == (other.name, one.name)


def test_two_names_of_one_file_are_no_twins(tmp_path: Path) -> None:
    one = _stand(tmp_path, NFC)
    one.with_name(Path(NFD).name).hardlink_to(one)
    assert twin_of(one) == ""


def test_who_may_not_look_finds_the_name_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut(tmp_path, monkeypatch)
    assert as_stored(tmp_path, NFC) == tmp_path / NFC
