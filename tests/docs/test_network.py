"""Which modules could speak to the network or start a program: those the security page tells of."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.docs.office import CHECKOUT


def test_no_part_of_the_program_names_the_network_or_starts_a_program() -> None:
    network = {"socket", "ssl", "http", "ftplib", "smtplib", "requests", "gspread", "google"}
    network |= {"google_auth_oauthlib", "urllib.request", "asyncio", "webbrowser"}
    programs = {"subprocess", "winreg", "ctypes", "multiprocessing"}
    named = {
        (path.relative_to(CHECKOUT / "automations").as_posix(), name)
        for path in (CHECKOUT / "automations").rglob("*.py")
        for name in imported(path)
    }
    # What asks Google, and what stands in for it on this PC alone.
    assert {path for path, name in named if {name, name.partition(".")[0]} & network} == {
        "books/google/asking_user.py",
        "books/google/client.py",
        "books/google/sessions.py",
        "books/google/transport_trouble.py",
        "rehearsal/sheets_server/listening.py",
    }
    # 診断 looks at the PC, the menu opens a file as a double click would, Windows replaces files.
    assert {(path, name) for path, name in named if name.partition(".")[0] in programs} == {
        ("flows/diagnosis/measuring.py", "ctypes"),
        ("flows/diagnosis/measuring.py", "subprocess"),
        ("menu/opening.py", "subprocess"),
        ("windows.py", "ctypes"),
    }


def imported(path: Path) -> list[str]:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names: list[str] = []
    for node in tree:
        if isinstance(node, ast.Import):
            names += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return names
