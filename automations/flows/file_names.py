"""The files that bear a fixed name, as seen from the event's folder, or the restricted one."""

FORMS_BOOK = "フォームの作り方.xlsx"
PLAN_BOOK = "日程表.xlsx"
ENTRY_FORM = "エントリーシート.xlsx"
SECOND_OPINION_BOOK = "第二意見.xlsx"
NOTICES_BOOK = "通知.xlsx"
NOTICES_CHOSEN, NOTICES_NOT_CHOSEN = "通知_選出.csv", "通知_非選出.csv"
ANNOUNCEMENT_BOOK, CERTIFICATES_LIST = "発表.xlsx", "賞状.csv"
SCORE_PAPERS, TALLY_BOOK = "採点票.docx", "集計表.xlsx"
TOKEN_SLIPS = "投票番号.docx"  # noqa: S105 - the name of a file
GUIDELINES, HANDOVER = "実施要領（案）.docx", "引継書.docx"
COMPARISON_BOOK = "方式比較.xlsx"
"""In the restricted folder."""
