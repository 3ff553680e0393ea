"""``python -m automations.rehearsal.sheets_server``: serve until Ctrl-C."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from automations.rehearsal.sheets_server.asking import NOBODY
from automations.rehearsal.sheets_server.serving import SheetsServer


def main(arguments: Sequence[str] | None = None, until: Event | None = None) -> int:
    """Serve until Ctrl-C, or until an event; print the address, and nothing more."""
    asked = _parser().parse_args(arguments)
    with SheetsServer(auth=not asked.no_auth, port=asked.port) as server:
        if asked.key:
            _write_key(asked.key, server.service_key(NOBODY))
        sys.stdout.write(f"{server.address}\n")
        sys.stdout.flush()
        try:
            (until or Event()).wait()
        except KeyboardInterrupt:
            return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m automations.rehearsal.sheets_server",
        description="Answer as Google Sheets does, on this machine alone, until Ctrl-C.",
    )
    parser.add_argument("--port", type=int, default=0, help="where to listen; any free by default")
    parser.add_argument("--no-auth", action="store_true", help="ask nobody for a token")
    parser.add_argument("--key", type=Path, help="write a service account's key file there")
    return parser


def _write_key(path: Path, key: dict[str, str]) -> None:
    path.touch(mode=0o600)
    path.write_text(json.dumps(key, indent=2), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
