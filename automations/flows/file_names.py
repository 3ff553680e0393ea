"""The files that bear a fixed name, as seen from the event's folder, or the restricted one."""

FORMS_BOOK = "フォームの作り方.xlsx"
PLAN_BOOK = "日程表.xlsx"
ENTRY_FORM = "エントリーシート.xlsx"
SECOND_OPINION_BOOK = "第二意見.xlsx"
"""In the restricted folder."""
