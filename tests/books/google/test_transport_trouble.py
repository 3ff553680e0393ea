"""What a real network does between this PC and Google, and what it is taken for."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from google.auth.exceptions import RefreshError, TransportError

from automations.books.google import trouble
from automations.books.google.transport_trouble import trouble_of_failure
from automations.books.google.trouble import Trouble

GOOGLE = "https://sheets.googleapis.com/v4/spreadsheets/key"


def failure(address: str = GOOGLE, proxy: str = "", certificates: str = "") -> Exception:
    with requests.Session() as session:
        session.trust_env = False
        session.proxies = {"https": proxy} if proxy else {}
        session.verify = certificates or True
        with pytest.raises((requests.RequestException, OSError)) as met:
            session.get(address, timeout=5)
    return met.value


@contextmanager
def answering(line: bytes, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Answer one connection with a line, over TLS if there is a context; yields the port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                try:
                    told = context.wrap_socket(connection, server_side=True) if context else None
                except OSError:  # who does not trust us hangs up
                    return
                with told or connection as talking:
                    talking.recv(4096)
                    talking.sendall(line)

        thread = threading.Thread(target=answer)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


PROXIES = {
    b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n": trouble.PROXY_ASKS_NAME,
    b"HTTP/1.1 403 Forbidden\r\n\r\n": trouble.PROXY_REFUSED,
    b"HTTP/1.1 503 Service Unavailable\r\n\r\n": trouble.PROXY_AWAY,
}


@pytest.mark.parametrize("line", PROXIES)
def test_a_proxy_that_does_not_let_us_through(line: bytes) -> None:
    with answering(line) as port:
        met = failure(proxy=f"http://127.0.0.1:{port}")
    assert trouble_of_failure(met) == PROXIES[line]


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:1", "http://:80", "socks9://127.0.0.1:1"])
def test_a_proxy_that_is_not_there_or_badly_written(proxy: str) -> None:
    assert trouble_of_failure(failure(proxy=proxy)) == trouble.PROXY_AWAY


def test_nobody_listens() -> None:
    assert trouble_of_failure(failure("https://127.0.0.1:1/")) == trouble.UNREACHABLE


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert trouble_of_failure(failure()) == trouble.NAME_UNKNOWN


def certificate(folder: Path, begins: timedelta, ends: timedelta) -> tuple[ssl.SSLContext, str]:
    """Return the server's side and the file of who made it: a device that opens what passes."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "made.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context, str(file)


DAY = timedelta(days=1)


def test_somebody_between_opens_what_passes(tmp_path: Path) -> None:
    context, _ = certificate(tmp_path, -DAY, DAY)
    with answering(b"", context) as port:
        met = failure(f"https://localhost:{port}/")
    assert trouble_of_failure(met) == trouble.CERTIFICATE


@pytest.mark.parametrize(("begins", "ends"), [(DAY, 2 * DAY), (-2 * DAY, -DAY)])
def test_a_certificate_of_another_time_means_the_clock(
    tmp_path: Path, begins: timedelta, ends: timedelta
) -> None:
    context, file = certificate(tmp_path, begins, ends)
    with answering(b"", context) as port:
        met = failure(f"https://localhost:{port}/", certificates=file)
    assert trouble_of_failure(met) == trouble.CLOCK


def test_a_file_of_certificates_that_is_not_there(tmp_path: Path) -> None:
    met = failure(certificates=str(tmp_path / "none.pem"))
    assert trouble_of_failure(met) == trouble.CERTIFICATE


REFRESHING = {
    "out of order": (RefreshError("x", {"error": "server_error"}, retryable=True), "NO_TOKEN_NOW"),
    "taken back": (
        RefreshError("x", {"error": "other", "error_description": "Token expired or revoked."}),
        "USER_REVOKED",
    ),
    "again": (RefreshError("Reauthentication is needed."), "USER_REVOKED"),
    "not all": (RefreshError("Not all requested scopes were granted"), "SCOPE_MISSING"),
    "else": (RefreshError("x", {"error": "org_internal"}), "TOKEN_REFUSED"),
    "empty": (RefreshError(), "TOKEN_REFUSED"),
}


@pytest.mark.parametrize("case", REFRESHING)
def test_why_there_is_no_token(case: str) -> None:
    met, name = REFRESHING[case]
    assert trouble_of_failure(met) == getattr(trouble, name)


@pytest.mark.parametrize("wrapped", [requests.ReadTimeout(), requests.ConnectionError()])
def test_what_goes_wrong_on_the_way_to_a_token_is_certain(
    wrapped: requests.RequestException,
) -> None:
    for met in (TransportError(wrapped), RefreshError(TransportError(wrapped))):
        found = trouble_of_failure(met)
        assert isinstance(found, Trouble)
        assert found.uncertain is False
        assert trouble_of_failure(wrapped).uncertain is True
