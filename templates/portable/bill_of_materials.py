"""The list of parts (SBOM) in CycloneDX 1.6, and the licences' list that people read."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from templates.portable.embedded_python import EmbeddedPython
from templates.portable.wheels import Wheel

_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
PYTHON_LICENCE = "PSF-2.0"


def bill(product: Wheel, python: EmbeddedPython, wheels: Sequence[Wheel], moment: int) -> bytes:
    """Return the list of parts; the same parts give the same bytes.

    Args:
        product: our own wheel.
        python: the interpreter.
        wheels: the libraries, in the order they are to be listed in.
        moment: seconds since 1970 (UTC) that count as the time of building.
    """
    parts = [_python(python), *map(_library, wheels)]
    content = {
        "$schema": _SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{_serial(product, python, wheels)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).isoformat(),
            "component": _library(product) | {"type": "application"},
        },
        "components": parts,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def licence_list(product: Wheel, python: EmbeddedPython, wheels: Sequence[Wheel]) -> str:
    """Return one line a part: name, version, licence."""
    rows = [(str(each), each.licence) for each in (product, *wheels)]
    rows.insert(1, (f"python {python.version}", PYTHON_LICENCE))
    return "".join(f"{part}\t{licence}\n" for part, licence in rows)


def _serial(product: Wheel, python: EmbeddedPython, wheels: Sequence[Wheel]) -> uuid.UUID:
    digests = " ".join([product.digest, python.digest, *(each.digest for each in wheels)])
    return uuid.uuid5(uuid.NAMESPACE_OID, digests)


def _python(python: EmbeddedPython) -> dict[str, object]:
    address = f"pkg:generic/python@{python.version}?arch=amd64&os=windows"
    return _part("platform", "python", python.version, address) | {
        "hashes": _hashes(python.digest),
        "licenses": [{"license": {"id": PYTHON_LICENCE}}],
    }


def _library(wheel: Wheel) -> dict[str, object]:
    address = f"pkg:pypi/{wheel.name}@{wheel.version}"
    return _part("library", wheel.name, str(wheel.version), address) | {
        "hashes": _hashes(wheel.digest),
        "licenses": [_licence(wheel)],
    }


def _licence(wheel: Wheel) -> dict[str, object]:
    if wheel.licence_expression:
        return {"expression": wheel.licence_expression}
    return {"license": {"name": wheel.licence}}


def _part(kind: str, name: str, version: str, address: str) -> dict[str, object]:
    return {"type": kind, "bom-ref": address, "name": name, "version": version, "purl": address}


def _hashes(digest: str) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": digest}]
