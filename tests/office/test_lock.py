"""What is installed for the checks of Word documents is what was locked, from wherever it comes."""

import json
import re
from pathlib import Path

OFFICE = Path(__file__).parent
LOCK = (OFFICE / "package-lock.json").read_text(encoding="utf-8")
LOCKED = {name: each for name, each in json.loads(LOCK)["packages"].items() if name}


def test_the_lock_names_no_place_to_download_from() -> None:
    assert re.findall(r"\w+://|resolved", LOCK) == []
    assert "omit-lockfile-registry-resolved=true" in (OFFICE / ".npmrc").read_text()


def test_every_package_has_its_version_and_its_hash() -> None:
    wanted = json.loads((OFFICE / "package.json").read_text(encoding="utf-8"))
    asked = {**wanted["devDependencies"], **wanted["optionalDependencies"]}
    found = {name.removeprefix("node_modules/"): each["version"] for name, each in LOCKED.items()}
    assert found == asked
    assert all(each["integrity"].startswith("sha512-") for each in LOCKED.values())
