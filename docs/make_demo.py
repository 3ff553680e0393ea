"""Put what the demo prints into README, and pictures of what it makes into docs/images.

``make docs`` writes the text; ``make pictures`` needs LibreOffice and poppler, and the BIZ UD
fonts the sheets and the brief are set in.
"""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from automations.cli import run
from automations.language import speak

DOCS = Path(__file__).resolve().parent
README = DOCS.parent / "README.md"
_FOLDER = "DX展リハーサル"
_BEGIN, _END = "<!-- demo: begin -->\n", "<!-- demo: end -->"
_SHOWN = re.compile(f"{re.escape(_BEGIN)}.*?{re.escape(_END)}", re.DOTALL)
_PICTURES = {"結果.xlsx": "result", "報告資料.docx": "brief"}
_DOTS_PER_INCH = 80


def demo_said(folder: Path) -> str:
    """Run the demo in ``folder`` and return what it prints, as if nothing stood above it."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        run(["demo", str(folder / _FOLDER)])
    return said.getvalue().replace(str(folder.resolve()) + "/", "")


def with_demo(readme: str, said: str) -> str:
    """Return README with the demo's words in their place."""
    return _SHOWN.sub(f"{_BEGIN}```text\n{said.rstrip()}\n```\n{_END}".replace("\\", "/"), readme)


def draw(folder: Path) -> None:
    """Lay out what the demo made in ``folder`` and keep the first page of each as a picture."""
    made = folder / _FOLDER / "事務局限り"
    for name, picture in _PICTURES.items():
        _do("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, made / name)
        page = folder / f"{Path(name).stem}.pdf"
        target = DOCS / "images" / picture
        _do("pdftoppm", "-png", "-singlefile", "-r", _DOTS_PER_INCH, page, target)


def _do(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)  # noqa: S603 - our own words


def main() -> None:
    """Write README's block; with ``--pictures`` the pictures too."""
    speak()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        said = demo_said(folder)
        README.write_text(with_demo(README.read_text(encoding="utf-8"), said), encoding="utf-8")
        if "--pictures" in sys.argv:
            draw(folder)


if __name__ == "__main__":
    main()
