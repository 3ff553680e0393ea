"""Answers are the same when they say the same of things that may be called otherwise."""

from benchmarks.recorded_names import Difference, Names, differences


def test_a_number_of_a_sheet_is_known_within_a_sentence_too() -> None:
    names = Names()
    recorded = {"sheetId": 1234567, "title": "1234567"}
    ours = {"sheetId": 7654321, "title": "1234567"}
    assert differences(recorded, ours, names) == []
    said, here = "No sheet with id: 1234567", "No sheet with id: 7654321"
    assert differences({"message": said}, {"message": here}, names) == []


def test_another_number_within_a_sentence_is_a_difference() -> None:
    said, here = "No sheet with id: 1234567", "No sheet with id: 7654321"
    found = differences({"message": said}, {"message": here}, Names())
    assert found == [Difference("message", said, here)]


def test_whether_somebody_has_a_picture_makes_no_difference() -> None:
    recorded = {"displayName": "Aoki", "photoLink": "https://lh3.example/a"}
    assert differences(recorded, {"displayName": "aoki"}, Names()) == []
