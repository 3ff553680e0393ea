"""The organisers' guide speaks of what there is: menu numbers, commands, sheets, settings."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest

from automations import resources
from automations.books.opening import read_book
from automations.cli import run
from automations.event.model import Outputs
from automations.flows.announcement_book import SCRIPT
from automations.flows.documents import KINDS
from automations.jobs import ALIASES
from automations.jobs.demo import DEMO_FOLDER
from automations.resources import template_files
from automations.tables.places import Place
from automations.tables.problems import Severity, problem
from docs.make_demo import PICTURES
from docs.make_reference import PAGES as REFERENCES
from docs.make_screens import screens, with_screens

CHECKOUT = Path(__file__).resolve().parent.parent.parent
GUIDE = (CHECKOUT / "docs" / "guide.md").read_text(encoding="utf-8")
ANNEX = GUIDE.partition("\n## 付録")[2]
PAGES = [*(CHECKOUT / "docs").glob("*.md"), CHECKOUT / "README.md"]
MENU = tomllib.loads(resources.config_file("menu.toml").read_text(encoding="utf-8"))
ITEMS = {each["number"]: each["label"] for each in MENU["items"]}
PHASES = {each["number"]: each["name"] for each in MENU["phases"]}
HOME = {1: MENU["home"]["new"], 2: MENU["home"]["rehearse"], 0: ITEMS[0]}
IN_A_PAPER = re.compile("result_|sitting_|script$")  # tables that stand in a document, in no book
NAMED = re.compile(r"【(\d+) ([^】]+)】")


def section(title: str, level: str = "##") -> str:
    """Return what stands below a heading, up to the next of its level or above."""
    below = GUIDE.partition(f"\n{level} {title}\n")[2]
    assert below, title
    return re.split(rf"\n#{{2,{len(level)}}} ", below)[0]


def named(text: str) -> list[tuple[int, str]]:
    return [(int(number), label) for number, label in NAMED.findall(text)]


def test_every_menu_number_stands_with_the_words_of_the_screen() -> None:
    known = {*ITEMS.items(), *HOME.items()}
    assert [each for each in named(GUIDE) if each not in known] == []


def test_every_number_of_the_menu_is_explained() -> None:
    assert sorted(set(ITEMS) - {number for number, _ in named(GUIDE)}) == []
    assert [each for each in HOME.items() if each not in named(GUIDE)] == []


@pytest.mark.parametrize(("number", "name"), PHASES.items(), ids=PHASES.values())
def test_every_phase_begins_with_all_its_numbers(number: int, name: str) -> None:
    rows = re.findall(r"^\| (【.+?】) \|", section(f"{number} {name}"), re.MULTILINE)
    own = [each for each in ITEMS.items() if each[0] // 10 == number and each[0] != 99]
    assert named("".join(rows)) == own


def test_phases_come_in_the_order_of_the_menu() -> None:
    headings = re.findall(r"^## (\d) (\w+)$", GUIDE, re.MULTILINE)
    assert [(int(number), name) for number, name in headings] == list(PHASES.items())


def test_no_number_is_named_without_its_words() -> None:
    odd = [each for each in re.findall(r"【[^】]*】", GUIDE) if not NAMED.fullmatch(each)]
    assert odd == ["【 】"], "the first lines explain the brackets"


def test_the_screens_are_those_of_the_menu(tmp_path: Path) -> None:
    shown = dict(screens(tmp_path))
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    marks = [re.findall(r"<!-- screen: (\w+) -->", page) for page in (GUIDE, readme)]
    assert marks == [[*shown], ["event"]]
    for page in (GUIDE, readme):
        assert with_screens(page, shown.items()) == page, "run: make docs"


def test_every_picture_of_the_guide_is_drawn() -> None:
    shown = set(re.findall(r"\]\(images/(\w+)\.png\)", GUIDE))
    assert shown == {each.name for each in PICTURES}


def test_the_guide_names_no_command_before_the_annex() -> None:
    before = GUIDE.partition("\n## 付録")[0]
    assert re.findall(r"dxten \w+|\b(?:config|automations|python)\b", before) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_can_be_typed(page: Path) -> None:
    found = re.findall(
        r"(?<=dxten )[\w一-龠]+(?= --| [^=]|[`」\n])", page.read_text(encoding="utf-8")
    )
    known = {*ALIASES, *ALIASES.values()}
    japanese = [name for name in found if not name.isascii()]
    assert [name for name in japanese if name not in known] == []


def test_what_the_questions_quote_is_what_the_product_says() -> None:
    package = CHECKOUT / "automations"
    spoken = (package / "locale" / "ja" / "LC_MESSAGES" / "dxten.po", package / "replacing.py")
    catalogue = resources.config_file("problems.toml").read_text(encoding="utf-8")
    said = [catalogue, *(each.read_text(encoding="utf-8") for each in spoken)]
    quoting = re.findall(r"^### (.*)と出ました$", section("よくある質問"), re.MULTILINE)
    quoted = [words for heading in quoting for words in re.findall("「(.+?)」", heading)]
    assert len(quoted) > len(quoting)
    assert [words for words in quoted if not any(words in text for text in said)] == []


def test_the_example_of_a_problem_is_one() -> None:
    shown = re.search(r"```text\n(.+)\n```", section("知らせが出たとき"))
    assert shown
    place = Place("共有/受付簿.xlsx", "受付簿", 12, 9)
    assert shown[1] == str(problem("reception_mark_unclear", place, heading="受付", text="たぶん"))


def test_the_example_of_a_mark_that_cannot_be_read_is_one() -> None:
    shown = re.search(r"```text\n +(.+)\n +```", section("休憩の30分", "###"))
    assert shown
    place = Place("事務局限り/採点入力.xlsx", "採点", 65, 4)
    words = {"criterion": "成果", "text": "6", "judge": "9 浜田 友紀", "scale": "1から5までの整数"}
    assert shown[1] == str(problem("score_unfit", place, **words))


def test_the_portable_folder_takes_the_same_commands() -> None:
    start = (CHECKOUT / "templates" / "portable" / "はじめる.cmd").read_text(encoding="ascii")
    assert re.findall(r"-m automations (\S+)", start) == ["%*", "%*"]
    typed = re.findall(r"^\S*はじめる\.cmd\"? (\w+)", ANNEX, re.MULTILINE)
    assert typed
    assert [name for name in typed if name not in ALIASES.values()] == []


def test_every_job_stands_in_the_annex_beside_its_number() -> None:
    rows = dict(re.findall(r"^\| (\w+) \| ([^|]+) \|", ANNEX, re.MULTILINE))
    del rows["命令"]
    for job in ALIASES.values():
        numbers = [str(each["number"]) for each in MENU["items"] if job in jobs_of(each)]
        assert re.findall(r"\d\d", rows.pop(job)) == sorted(numbers), job
    assert rows == {}


def jobs_of(item: dict[str, Any]) -> list[str]:
    """Return the jobs that a number runs, those of its list included."""
    each_of = [item, *(MENU["listed"][name] for name in item.get("lists", ()))]
    return [ALIASES[each["runs"][0]] for each in each_of if "runs" in each]


def test_every_command_of_the_annex_ends_as_documented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    block = re.findall(r"^```bat\n(.*?)^```", ANNEX, re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("dxten ") for each in block for line in each.splitlines()]
    ended = {line: run(shlex.split(line)) for line in lines}
    assert {line.split()[0] for line in lines} == set(ALIASES.values())
    # Done, with or without something to look at or to judge; 設定 and 準備 refuse nothing here.
    # The rehearsal's hall does not vote: its settings name no list of numbers.
    refused = {line: code for line, code in ended.items() if code not in {0, 10, 20}}
    assert refused == {"投票番号 ためし": 78}


def test_exit_codes_of_the_annex_are_those_of_the_reference() -> None:
    told = re.findall(r"(\d+) は", section("付録: 命令で使う・予約して実行する人へ"))
    documented = re.findall(r"^\| (\d+) \| ", REFERENCES["commands.md"](), re.MULTILINE)
    assert told
    assert [code for code in told if code not in documented] == []


def test_every_tab_of_the_settings_is_explained() -> None:
    layout = tomllib.loads(resources.config_file("settings_book.toml").read_text(encoding="utf-8"))
    tabs = [layout["guide"]["name"], *(each["name"] for each in layout["tab"])]
    rows = re.findall(r"^\| (\S+) \| ", section("設定.xlsx に書く", "###"), re.MULTILINE)
    assert rows == ["シート", *tabs]
    elsewhere = re.findall(r"設定.xlsx のシート「(\S+?)」", GUIDE)
    assert [each for each in elsewhere if each not in tabs] == []


def test_every_document_is_explained_with_the_numbers_that_make_it() -> None:
    rows = re.findall(r"^\| ([^|]+\.docx)( ★)? \|", section("できる文書"), re.MULTILINE)
    told = [name for names, _ in rows for name in names.split("、")]
    templates = {f"{name}.docx" for name in ("取組一覧_匿名",)} | {*template_files()}
    assert sorted(told) == sorted(templates)
    kept_apart = {name for names, star in rows if not star for name in names.split("、")}
    assert {*KINDS} <= kept_apart


def test_every_severity_is_explained() -> None:
    assert [each.value for each in Severity if f"\n| {each.value} | " not in GUIDE] == []


def test_what_the_settings_name_is_what_the_guide_names() -> None:
    outputs = Outputs()
    assert f"「{outputs.folder}」" in GUIDE
    names = (outputs.decision_book, outputs.result_book, outputs.brief)
    assert [each for each in names if each not in GUIDE] == []
    asked = tomllib.loads(resources.config_file("headings.toml").read_text(encoding="utf-8"))
    assert f"「{asked['sheet']}」" in GUIDE
    assert f"「{DEMO_FOLDER}」" in GUIDE


def test_every_sheet_of_the_result_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["体験", str(tmp_path)])
    capsys.readouterr()
    book = read_book(tmp_path / "事務局限り" / "結果.xlsx", "結果.xlsx")
    explained = re.findall(r"^\| (集計_\S+) \|", GUIDE, re.MULTILINE)
    assert [each.name for each in book.sheets if each.name not in explained] == []
    made = {each.name for each in book.sheets} | {f"集計_{title}" for title in titles()}
    assert [name for name in explained if name not in made] == []


def titles() -> set[str]:
    """Return what tables of results are called: not every event comes to each of them."""
    words = tomllib.loads(resources.config_file("award.toml").read_text(encoding="utf-8"))
    return {each["title"] for each in words["tables"].values()} | titles_of_the_judging()


def titles_of_the_judging() -> set[str]:
    words = tomllib.loads(resources.config_file("judging.toml").read_text(encoding="utf-8"))
    tables = {each["title"] for key, each in words["tables"].items() if not IN_A_PAPER.match(key)}
    others = {words["reporting"][key] for key in ("prize_ties", "panel_knock_outs")}
    return tables | others | {SCRIPT}


def test_every_sheet_of_the_judging_is_explained() -> None:
    explained = re.findall(r"^\| 集計_(\S+) \|", GUIDE, re.MULTILINE)
    assert titles_of_the_judging() - {*explained} == set()
