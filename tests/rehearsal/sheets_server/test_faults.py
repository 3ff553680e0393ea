"""Each fault: what the client sees, and whether the request took effect."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests

from automations.rehearsal.sheets_server.faults import Fault, Kind, Sort
from automations.rehearsal.sheets_server.quotas import Quotas
from automations.rehearsal.sheets_server.serving import SheetsServer

_DONE = {
    Kind.RESET_BEFORE: 0,
    Kind.RESET_AFTER: 1,
    Kind.TIMEOUT_BEFORE: 0,
    Kind.TIMEOUT_AFTER: 1,
    Kind.INTERNAL_BEFORE: 0,
    Kind.INTERNAL_AFTER: 1,
    Kind.GATEWAY_BEFORE: 0,
    Kind.GATEWAY_AFTER: 1,
    Kind.UNAVAILABLE_BEFORE: 0,
    Kind.UNAVAILABLE_AFTER: 1,
    Kind.TOO_MANY: 0,
    Kind.EXPIRED: 0,
    Kind.CUT_OFF: 1,
    Kind.GARBAGE: 1,
    Kind.EMPTY: 1,
    Kind.TOO_LONG: 1,
    Kind.TOO_SHORT: 1,
    Kind.SLOW: 1,
    Kind.LATE: 0,
    Kind.TWICE_FIRST: 2,
    Kind.TWICE_LAST: 2,
}
_SEEN = {
    Kind.RESET_BEFORE: "ConnectionError",
    Kind.RESET_AFTER: "ConnectionError",
    Kind.TIMEOUT_BEFORE: "ReadTimeout",
    Kind.TIMEOUT_AFTER: "ReadTimeout",
    Kind.INTERNAL_BEFORE: "500",
    Kind.INTERNAL_AFTER: "500",
    Kind.GATEWAY_BEFORE: "502",
    Kind.GATEWAY_AFTER: "502",
    Kind.UNAVAILABLE_BEFORE: "503",
    Kind.UNAVAILABLE_AFTER: "503",
    Kind.TOO_MANY: "429",
    Kind.EXPIRED: "401",
    Kind.CUT_OFF: "ChunkedEncodingError",
    Kind.GARBAGE: "JSONDecodeError",
    Kind.EMPTY: "JSONDecodeError",
    Kind.TOO_LONG: "ChunkedEncodingError",
    Kind.TOO_SHORT: "JSONDecodeError",
    Kind.SLOW: "ReadTimeout",
    Kind.LATE: "ConnectionError",
    Kind.TWICE_FIRST: "200",
    Kind.TWICE_LAST: "200",
}
_WAITING = {Kind.TIMEOUT_BEFORE, Kind.TIMEOUT_AFTER, Kind.SLOW}
_SHORT, _LONG = 0.5, 10.0  # seconds


@pytest.fixture
def server() -> Iterator[SheetsServer]:
    with SheetsServer(auth=False) as running:
        yield running


def _make(server: SheetsServer, patience: float = _LONG) -> str:
    """Make a spreadsheet; return what the client sees of it."""
    address = f"{server.address}/v4/spreadsheets"
    try:
        answer = requests.post(address, json={}, timeout=patience)
        if answer.ok:
            answer.json()
    except (requests.RequestException, ValueError) as error:
        return type(error).__name__
    return str(answer.status_code)


@pytest.mark.parametrize("kind", Kind)
def test_each_fault_strikes_one_request_and_the_next_is_as_ever(
    server: SheetsServer, kind: Kind
) -> None:
    server.faults.strike(Fault(kind))
    assert _make(server, _SHORT if kind in _WAITING else _LONG) == _SEEN[kind]
    assert len(server.world.spreadsheets) == _DONE[kind]
    late = kind is Kind.LATE
    assert _make(server) == "200"
    assert len(server.world.spreadsheets) == _DONE[kind] + 1 + late


def test_a_fault_counts_the_requests_of_its_sort(server: SheetsServer) -> None:
    server.faults.strike(Fault(Kind.TOO_MANY, nth=2, of=Sort.WRITE, times=2))
    read = f"{server.address}/v4/spreadsheets/none"
    seen = []
    for _ in range(4):
        seen += [str(requests.get(read, timeout=_LONG).status_code), _make(server)]
    assert seen == ["404", "200", "404", "429", "404", "429", "404", "200"]


def test_what_is_late_arrives_after_as_many_further_requests(server: SheetsServer) -> None:
    server.faults.strike(Fault(Kind.LATE, further=2))
    there = []
    for _ in range(3):
        _make(server)
        there.append(len(server.world.spreadsheets))
    assert there == [0, 1, 3]


def test_what_is_late_can_be_let_arrive(server: SheetsServer) -> None:
    server.faults.strike(Fault(Kind.LATE, further=99))
    _make(server)
    server.deliver_late()
    assert len(server.world.spreadsheets) == 1


def test_a_reset_is_a_reset_and_no_mere_end(server: SheetsServer) -> None:
    server.faults.strike(Fault(Kind.RESET_AFTER))
    with pytest.raises(requests.ConnectionError, match="ConnectionResetError"):
        requests.post(f"{server.address}/v4/spreadsheets", json={}, timeout=5)


def test_the_log_tells_what_was_answered(server: SheetsServer) -> None:
    server.faults.strike(Fault(Kind.RESET_AFTER))
    _make(server)
    _make(server)
    address = ("POST", "/v4/spreadsheets")
    assert server.log == [(*address, 0), (*address, 200)]


def test_a_cleared_plan_strikes_nothing(server: SheetsServer) -> None:
    server.faults.strike(Fault(Kind.RESET_BEFORE))
    server.faults.clear()
    assert _make(server) == "200"


def test_a_user_may_ask_so_often_a_minute() -> None:
    with SheetsServer() as server:
        minute = [0.0]
        server.quotas = Quotas(reads=2, clock=lambda: minute[0])
        scopes = frozenset({"https://www.googleapis.com/auth/spreadsheets"})
        headers = {"Authorization": "Bearer " + server.tokens.give("a@example.jp", scopes)}
        address = f"{server.address}/v4/spreadsheets/{server.made('受付簿')}"
        answers = [requests.get(address, headers=headers, timeout=5) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        said = answers[-1].json()["error"]
        assert said["status"] == "RESOURCE_EXHAUSTED"
        assert said["message"] == (
            "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute "
            "per user' of service 'sheets.googleapis.com' for consumer "
            "'project_number:1022633223728'."
        )
        assert said["details"][0]["metadata"]["quota_limit_value"] == "2"
        minute[0] = 60.0
        assert requests.get(address, headers=headers, timeout=5).status_code == 200
