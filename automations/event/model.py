"""The one frozen Event: what an organiser set, assembled from each domain's rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from automations.award.rules import AwardRules
from automations.event.document_settings import DocumentSettings
from automations.registration.rules import LastTime, RegistrationRules
from automations.tables.settings import setting


@dataclass(frozen=True, slots=True)
class Basics:
    """What the event is called, who runs it, and when."""

    name: str = setting("催しの名称", "例: みどり野区×DX展")
    host: str = setting("主催", "自治体の名前。例: みどり野区")
    day: date = setting("開催日", "催しを行う日。")
    venue: str = setting("会場", "例: 区役所 1階ロビー", default="")
    office: str = setting("所管", "担当する課の名前。資料に印刷します。", default="")
    time_zone: str = setting(
        "時間帯", "日時の時間帯。日本で使うなら、このままです。", default="Asia/Tokyo"
    )


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days that nothing is counted by: they remind people, and plan what comes before them.

    The day of the event stands in `Basics`, the voting period in the award's rules, the approval
    of the finalists in `Approval`.
    """

    entries_open: date | None = setting("応募開始", "取組の応募を始める日。", default=None)
    entries_close: date | None = setting("応募締切", "取組の応募を締め切る日。", default=None)
    registration_opens: date | None = setting("申込開始", "来場の申込を始める日。", default=None)
    registration_closes: date | None = setting("申込締切", "来場の申込を締め切る日。", default=None)
    judging: datetime | None = setting("審査会", "当日の審査を始める日時。", default=None)
    report_by: date | None = setting("報告の期限", "実施報告を出す日。", default=None)


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where results go; paths are seen from the event's folder."""

    folder: str = setting(
        "結果の置き場所", "事務局だけが開けるフォルダー。", default="事務局限り", path=True
    )
    result_book: str = setting(
        "結果のブック", "集計の結果を書くブックの名前。", default="結果.xlsx"
    )
    decision_book: str = setting(
        "判定のブック", "人が判定を書くブックの名前。", default="判定.xlsx"
    )
    brief: str = setting("報告資料", "報告資料の文書の名前。", default="報告資料.docx")
    template: str = setting(
        "報告資料のひな形", "ひな形にする文書。空なら標準のひな形。", default="", path=True
    )


@dataclass(frozen=True, slots=True)
class Approval:
    """When the rules were fixed, and by whom."""

    decided: datetime | None = setting(
        "起案日時", "ルールを決めた日時。投票を始める前にします。", default=None
    )
    number: str = setting("決裁番号", "ルールを決めた決裁の番号。例: 8企情第100号", default="")
    decide_by: date | None = setting(
        "承認の期限", "ファイナリスト案を、いつまでに承認してもらうか。", default=None
    )


@dataclass(frozen=True, slots=True)
class Event:
    """One exhibition with its award."""

    basics: Basics = setting("基本", "催しの基本。")
    schedule: Schedule = setting(
        "日程",
        "締切などの日。集計には使いません。予定を立て、知らせるために使います。",
        default=Schedule(),
    )
    registration: RegistrationRules | None = setting(
        "申込と受付", "申込と来場の集計。", default=None
    )
    award: AwardRules | None = setting("賞", "賞と職員投票。", default=None)
    last_time: LastTime | None = setting("前回", "今回と比べる、前回の数字。", default=None)
    approval: Approval = setting(
        "ルールの決裁", "ルールをいつ、どの決裁で決めたか。", default=Approval()
    )
    outputs: Outputs = setting("出力", "結果の置き場所とファイルの名前。", default=Outputs())
    documents: DocumentSettings = setting(
        "文書", "資料や通知などの文書。", default=DocumentSettings()
    )

    @property
    def parts(self) -> frozenset[str]:
        """Name the parts there are, as the menu's items need them."""
        registration, award = self.registration, self.award
        judging = award and award.judges and award.judging
        there = {
            "registration": registration,
            "reception": registration and registration.reception,
            "award": award,
            "judges": award and award.judges,
            "judging": judging,
            "hall_tokens": judging and judging.hall_tokens,
        }
        return frozenset(name for name, part in there.items() if part)
