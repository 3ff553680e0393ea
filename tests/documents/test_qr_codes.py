"""QR codes: the same picture on every machine, large enough, and read aloud."""

from __future__ import annotations

import struct

import segno

from automations.documents.qr_codes import picture, qr_png
from automations.documents.wordxml import serialise

TEXT = "0123-K7QF"


def test_a_picture_has_six_dots_for_each_module_and_four_modules_of_white_around() -> None:
    data = qr_png(TEXT)
    width, height = struct.unpack(">II", data[16:24])
    modules = len(segno.make(TEXT, error="m", micro=False, boost_error=False).matrix)
    assert (width, height) == ((modules + 2 * 4) * 6,) * 2
    assert modules == 21


def test_the_same_text_gives_the_same_bytes_and_another_text_others() -> None:
    assert qr_png(TEXT) == qr_png(TEXT)
    assert qr_png(TEXT) != qr_png("0124-K7QF")


def test_what_is_read_aloud_may_hold_anything() -> None:
    run = serialise(picture("r1", 1, 36, 'A & "B" <c>')).decode()
    assert 'descr="A &amp; &quot;B&quot; &lt;c&gt;"' in run
    assert 'cx="1296000" cy="1296000"' in run
