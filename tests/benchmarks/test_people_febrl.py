"""The engine knows febrl's people by a scheme of their own."""

import polars as pl

from automations.people.pairing.matched import matched
from automations.people.verdicts import signature
from benchmarks.people_febrl import scheme

BLAKE = {
    "soc_sec_id": "4137787", "date_of_birth": "19231114", "given_name": "blake",
    "surname": "moody", "street_number": "4", "address_1": "studley street",
    "address_2": "rose vale", "suburb": "riverwood", "postcode": "4869", "state": "qld",
}  # fmt: skip


def persons(*records: dict[str, str]) -> list[int]:
    rows = [
        {"record": number, **each, "signature": signature([str(number)])}
        for number, each in enumerate(records)
    ]
    return matched(pl.DataFrame(rows), scheme()).persons["person"].to_list()


def test_slips_in_many_fields_are_still_one_person() -> None:
    slipped = BLAKE | {"soc_sec_id": "4137877", "surname": "mody", "suburb": "riverwod"}
    assert persons(BLAKE, slipped) == [0, 0]


def test_exchanged_names_are_still_one_person() -> None:
    exchanged = BLAKE | {"given_name": "moody", "surname": "blake", "soc_sec_id": "4137781"}
    assert persons(BLAKE, exchanged) == [0, 0]


def test_who_shares_an_address_is_somebody_else() -> None:
    neighbour = BLAKE | {
        "soc_sec_id": "9991112", "date_of_birth": "19871128", "given_name": "jacobie",
        "surname": "tilleq", "street_number": "68", "address_2": "",
        "address_1": "bunya close",
    }  # fmt: skip
    assert persons(BLAKE, neighbour) == [0, 1]


def test_a_number_alone_is_not_enough() -> None:
    nobody = dict.fromkeys(BLAKE, "") | {"soc_sec_id": BLAKE["soc_sec_id"], "state": "qld"}
    assert persons(BLAKE, nobody) == [0, 1]
