"""A report as a whole run would make it, and the cover of its brief; all of it invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations import resources
from automations.documents.cover import DocumentCover
from automations.documents.package import pack, read_parts
from automations.tables.places import Place
from automations.tables.problems import Problem, Severity
from automations.tables.report import Cell, Column, Figure, Form, Report, Table, report_of
from templates.word_markup import document

COUNTS = {
    "visitors": 751,
    "host_staff": 548,
    "external": 203,
    "bodies": 43,
    "exhibitors": 24,
    "speakers": 8,
    "walk_ins": 31,
    "no_shows": 62,
    "registration_rows": 903,
    "registrants": 782,
    "registration_duplicates": 57,
    "registration_cancelled": 14,
    "visitors_last": 580,
    "host_staff_last": 490,
    "external_last": 90,
    "bodies_last": 18,
    "visitors_change": 171,
    "host_staff_change": 58,
    "external_change": 113,
    "bodies_change": 25,
    "entries": 21,
    "entries_ranked": 19,
    "roll": 1924,
    "ballots_received": 642,
    "ballots_valid": 601,
    "ballots_not_counted": 41,
    "voters": 606,
    "finalists": 7,
}
SERVICE, WORK = "区民サービス向上", "業務改善"
TOP = "部門の上位3件（最低選出数）"
SETTLED = "業務改善部門の枠の同点を「区民・職員への効果」で決定"
FINALISTS = (
    (1, SERVICE, "窓口DXプラス　書かない・待たない・回らない総合窓口の実現", TOP),
    (2, SERVICE, "窓口DX", TOP),
    (3, WORK, "全庁の紙の申請を一つの受付に集める「まるごと受付」と自動仕分け", TOP),
    (4, SERVICE, "外国人相談のやさしい日本語と22言語の通訳タブレット", TOP),
    (5, WORK, "AI議事録", TOP),
    (6, WORK, "道路損傷の通報をその場で地図に落とす「みちレポ」", SETTLED),
    (7, SERVICE, "子育て手当の案内をスマートフォンで届ける", "部門の枠を除く残りの枠の得点順"),
)
LOSING = "得点が当落線に届かない"
RUNNERS_UP = (
    (8, WORK, "ペーパーレス会議", LOSING),
    (9, SERVICE, "図書館の予約本ロッカー", LOSING),
)
STANDING = (
    Column("順", Form.COUNT),
    Column("部門"),
    Column("番号"),
    Column("取組名"),
    Column("所属"),
    Column("得点", Form.SCORE),
    Column("選んだ人数", Form.COUNT),
)
BALLOT_COLUMNS = (Column("処理区分"), Column("票数", Form.COUNT), Column("扱い"))
BALLOTS = (
    ("白票", 5, "数えない"),
    ("再投票（最後の票を採用）", 19, "数えない"),
    ("締切後", 1, "数えない"),
    ("投票開始前", 2, "数えない"),
    ("名簿にない人", 6, "保留"),
    ("すべての選択が無効", 5, "数えない"),
    ("テスト", 3, "数えない"),
    ("同時刻の票（判定待ち）", 0, "保留"),
    ("有効", 601, "数える"),
)


COMPARED = (
    Column("区分"),
    Column("今回", Form.COUNT),
    Column("前回", Form.COUNT),
    Column("増減", Form.CHANGE),
    Column("増減率", Form.CHANGE_RATIO),
)
KIND_COLUMNS = (
    Column("区分"),
    *(Column(each, Form.COUNT) for each in ("申込者", "欠席", "来場", "うち当日参加")),
)
ROSTER_COLUMNS = (
    Column("処理区分"),
    *(Column(each, Form.COUNT) for each in ("申込_庁内.xlsx", "申込_庁外.csv", "計")),
)


def standing(entries: tuple[tuple[int, str, str, str], ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (rank, category, f"{rank:02}", title, "窓口課", 1300 - Fraction(425 * rank, 100), 99, why)
        for rank, category, title, why in entries
    )


KINDS = (
    ("庁内", 579, 50, 548, 19),
    ("庁外", 203, 12, 203, 12),
    ("来場者計", 782, 62, 751, 31),
    ("出展者", 25, 1, 24, 0),
    ("登壇者", 8, 0, 8, 0),
)
REGISTERED = (
    ("登録", 560, 272, 832),
    ("重複", 40, 17, 57),
    ("取消", 12, 2, 14),
    ("読んだ行", 612, 291, 903),
)


@pytest.fixture
def attendance() -> Report:
    labels = (
        ("visitors", "来場者数"),
        ("host_staff", "庁内来場者数"),
        ("external", "庁外来場者数"),
        ("bodies", "来場団体数"),
    )
    rates = {
        f"{key}_rate": Fraction(COUNTS[f"{key}_change"], COUNTS[f"{key}_last"]) for key, _ in labels
    }
    rows = tuple(
        (label, COUNTS[key], COUNTS[f"{key}_last"], COUNTS[f"{key}_change"], rates[f"{key}_rate"])
        for key, label in labels
    )
    last = list(COUNTS).index("entries")
    figures = [Figure(key, COUNTS[key]) for key in list(COUNTS)[:last]]
    figures += [
        Figure(key, rate, COUNTS[key.replace("_rate", "_change")], COUNTS[key[:-5] + "_last"])
        for key, rate in rates.items()
    ]
    return report_of(
        figures,
        (
            Table("comparison", "前回との比較", COMPARED, rows),
            Table("attendance_by_kind", "来場者の内訳", KIND_COLUMNS, KINDS),
            Table("registration_dispositions", "申込の処理区分", ROSTER_COLUMNS, REGISTERED),
        ),
        [
            Problem("x", Place("受付簿.xlsx", "受付簿", row), "見つけたこと", "すること", severity)
            for row, severity in ((3, Severity.NOTE), (4, Severity.NOTE), (9, Severity.SET_ASIDE))
        ],
    )


@pytest.fixture
def award() -> Report:
    first = list(COUNTS).index("entries")
    figures = [Figure(key, COUNTS[key]) for key in list(COUNTS)[first:]]
    figures += [
        Figure("turnout", Fraction(606, 1924), 606, 1924),
        Figure("cut_margin", Fraction(425, 100)),
        Figure(
            "tie",
            "業務改善部門の枠の同点（「道路損傷の通報をその場で地図に落とす「みちレポ」」、"
            "「ペーパーレス会議」）を「区民・職員への効果」で決定",
        ),
    ]
    criteria = (("区民・職員への効果", 40), ("独創性", 30), ("横展開", 20), ("費用対効果", 10))
    return report_of(
        figures,
        (
            Table(
                "finalists",
                "ファイナリスト（案）",
                (*STANDING, Column("選出の理由")),
                standing(FINALISTS),
            ),
            Table("runners_up", "次点", (*STANDING, Column("理由")), standing(RUNNERS_UP)),
            Table("ballot_dispositions", "票の処理区分", BALLOT_COLUMNS, BALLOTS),
            Table("criteria", "評価基準", (Column("評価基準"), Column("配点")), criteria),
        ),
    )


@pytest.fixture
def report(attendance: Report, award: Report) -> Report:
    columns = (Column("用途"), Column("ブック"), Column("シート"), Column("行数", Form.COUNT))
    rows = (("申込", "申込_庁内.xlsx", "Sheet1", 612), ("受付簿", "受付簿.xlsx", "受付簿", 862))
    inputs = Table("inputs", "読み取ったブック", columns, rows)
    return attendance.joined(award).joined(report_of(tables=[inputs]))


@pytest.fixture
def cover() -> DocumentCover:
    tokyo = ZoneInfo("Asia/Tokyo")
    return DocumentCover(
        event_name="みどり野区×DX展",
        host="みどり野区",
        office="総務部 情報政策課",
        day=date(2024, 12, 24),
        as_of=datetime(2024, 12, 25, 9, 30, tzinfo=tokyo),
        check_number="7F3A91C2",
        handling="幹部限り",
        award_name="DXアワード",
        last_label="前回（令和6年2月9日）",
        rules=(
            "職員は、各部門で3件以内の取組を選び、四つの評価基準のそれぞれに1点から5点を付ける。",
            "得点は、評点に配点を掛けて合計し、配点の合計で割った値を、選んだ人の分だけ足したもの。",
            "各部門から3件を得点順に選び、残る1件は全部門を通じた得点順に選ぶ。",
            "同じ人の票が複数あるときは最後を採用し、自分の所属の取組への選択は除く。",
            "同点のときは、評価基準の順に比べ、次に選んだ人数で比べ、なお同じなら人が決める。",
        ),
        decided=datetime(2024, 11, 1, 10, 0, tzinfo=tokyo),
        approval_number="6情政第123号",
        decide_by=date(2024, 12, 27),
        run="20241225-093000-7F3A",
        version="0.1.0",
    )


@pytest.fixture
def template() -> Path:
    return resources.template_file("報告資料.docx")


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def made(tmp_path: Path, template: Path) -> Callable[..., Path]:
    """Make a template from markup: of its body, and of its header if one is given."""

    def make(body: str, header: str = "") -> Path:
        parts = read_parts(template)
        parts["word/document.xml"] = document(body).encode()
        line = f"<w:p><w:r><w:t>{header}</w:t></w:r></w:p>"
        for name, tag in (("header1", "hdr"), ("footer1", "ftr")):
            part = f'<w:{tag} xmlns:w="{WORD}">{line}</w:{tag}>'
            parts[f"word/{name}.xml"] = part.encode()
            line = "<w:p/>"
        path = tmp_path / "ひな形.docx"
        path.write_bytes(pack(parts))
        return path

    return make
