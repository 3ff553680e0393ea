"""What a Windows program says of itself."""

import pytest

from templates.portable.programs import (
    NotAProgram,
    machine,
    needed_libraries,
    product_version,
)
from tests.templates.portable.stand_ins import AMD64, I386, program


def test_the_processor_is_told() -> None:
    assert machine(program()) == AMD64
    assert machine(program(machine=I386)) == I386
    assert [machine(each) for each in (b"", b"MZ", b"#!/bin/sh", b"MZ" + bytes(200))] == [0] * 4


def test_the_libraries_it_needs_are_told_in_lower_case() -> None:
    assert needed_libraries(program(["KERNEL32.dll", "python311.dll"])) == (
        "kernel32.dll",
        "python311.dll",
    )
    assert needed_libraries(program()) == ()


@pytest.mark.parametrize("cut", [0, 1, 63, 64, 100, 200, 400, 0x400, 0x410])
def test_a_program_cut_short_is_none(cut: int) -> None:
    with pytest.raises(NotAProgram):
        needed_libraries(program(["KERNEL32.dll"])[:cut])


def test_the_version_is_told_if_it_is_there() -> None:
    assert product_version(program(version="3.12.10")) == "3.12.10"
    assert product_version(program()) == ""
