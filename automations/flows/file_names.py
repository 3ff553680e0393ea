"""The files of an event that bear a fixed name, as seen from its folder."""

FORMS_BOOK = "フォームの作り方.xlsx"
PLAN_BOOK = "日程表.xlsx"
ENTRY_FORM = "エントリーシート.xlsx"
