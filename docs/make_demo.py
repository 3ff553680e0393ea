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
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from automations.cli import run
from automations.language import speak

DOCS = Path(__file__).resolve().parent
README = DOCS.parent / "README.md"
_FOLDER = "DX展リハーサル"
_BEGIN, _END = "<!-- {}: begin -->\n", "<!-- {}: end -->"
# How long our own work took is another number each time.
_TIMED = re.compile(r"  （計算 [\d.]+秒）|\n  計算にかかった時間は.*")
_JUDGING = "■ 審査会の日"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of something that is made: the first one that says ``words``.

    ``file`` is seen from the folder it is made in, ``shown`` how much of the page, in percent of
    its height from above; ``dots`` per inch; ``judged``: it is made where the judging is played.
    """

    file: str
    name: str
    words: str = ""
    shown: int = 100
    dots: int = 80
    judged: bool = False


_NEW = "はじめての催し"
PICTURES = (
    Picture(f"{_FOLDER}/事務局限り/結果.xlsx", "result"),
    Picture(f"{_FOLDER}/事務局限り/報告資料.docx", "brief", judged=True),
    Picture(f"{_FOLDER}/事務局限り/資料/ファイナリスト案.docx", "proposal"),
    Picture(f"{_FOLDER}/事務局限り/資料/賞状.docx", "certificate", judged=True),
    Picture(f"{_NEW}/設定.xlsx", "settings", "投票を受け付け始める日時", 59, 90),
    Picture(f"{_NEW}/日程表.xlsx", "plan", "日程表", 54, 90),
    Picture(f"{_FOLDER}/フォームの作り方.xlsx", "form", "グリッドの行", 81, 90),
)


def demo_said(folder: Path) -> str:
    """Run the demo in ``folder`` and return what it prints, as if nothing stood above it."""
    return _said(folder, "demo", str(folder / _FOLDER))


def judging_said(folder: Path) -> str:
    """Play the judging in ``folder`` and return what it says of that day, without our own times."""
    said = _said(folder, "demo", str(folder / _FOLDER), "--judging")
    return _TIMED.sub("", said[said.index(_JUDGING) :])


def _said(folder: Path, *typed: str) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        run(list(typed))
    return said.getvalue().replace(str(folder.resolve()) + "/", "")


def with_demo(readme: str, said: str, name: str = "demo") -> str:
    """Return README with the demo's words in their place, between the marks of that name."""
    begin, end = _BEGIN.format(name), _END.format(name)
    shown = f"{begin}```text\n{said.rstrip()}\n```\n{end}".replace("\\", "/")
    return re.sub(
        f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: shown, readme, flags=re.DOTALL
    )


def draw(folder: Path, judged: Path) -> None:
    """Keep a page of each thing that the demos in both folders and a new event have as a picture.

    ``judged``: the folder in which the judging was played.
    """
    with contextlib.redirect_stdout(io.StringIO()):
        for command in _more(folder):
            run(command)
    for picture in PICTURES:
        made = (judged if picture.judged else folder) / picture.file
        _do("soffice", "--headless", "--convert-to", "pdf", "--outdir", made.parent, made)
        _draw(made.with_suffix(".pdf"), picture)


def _more(folder: Path) -> Iterator[list[str]]:
    """What the demo alone does not make."""
    yield ["forms", str(folder / _FOLDER)]
    told = ("--name=みどり野区×DX展", "--host=みどり野区", "--day=2027-12-24")
    yield ["init", *told, str(folder / _NEW)]


def _draw(pages: Path, picture: Picture) -> None:
    page = next(
        n for n in count(1) if picture.words in _do("pdftotext", "-f", n, "-l", n, pages, "-")
    )
    told = _do("pdfinfo", "-f", page, "-l", page, pages)
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+) pts", told)[0]
    width, height = (float(each) * picture.dots / 72 for each in sizes)  # a point is 1/72 inch
    area = ("-x", 0, "-y", 0, "-W", round(width), "-H", round(height * picture.shown / 100))
    target = DOCS / "images" / picture.name
    only = ("-singlefile", "-f", page, "-r", picture.dots)
    _do("pdftoppm", "-png", *only, *area, pages, target)


def _do(*command: object) -> str:
    words = [str(part) for part in command]
    done = subprocess.run(words, check=True, capture_output=True, encoding="utf-8")  # noqa: S603 - our own words
    return done.stdout


def main() -> None:
    """Write README's blocks; with ``--pictures`` the pictures too."""
    speak()
    with tempfile.TemporaryDirectory() as temporary, tempfile.TemporaryDirectory() as other:
        folder = Path(temporary)
        readme = with_demo(README.read_text(encoding="utf-8"), demo_said(folder))
        readme = with_demo(readme, judging_said(Path(other)), "judging")
        README.write_text(readme, encoding="utf-8")
        if "--pictures" in sys.argv:
            draw(folder, Path(other))


if __name__ == "__main__":
    main()
