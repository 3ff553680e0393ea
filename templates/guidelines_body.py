"""The body of 実施要領: the rules of the award in the order in which one meets them."""

from __future__ import annotations

from templates.word_markup import LEVEL_1, Col, form, kept_if, listing, par

_NUMBER = "CellNumber"

_HEAD = form(
    (1100, 3833, 1100, 3833),
    (
        (("Title", "{{資料名}}"),),
        (
            ("CellHead", "日付"),
            ("CellText", "{{日付}}"),
            ("CellHead", "所管"),
            ("CellText", "{{問合せ先}}"),
        ),
    ),
)


def _numbered(name: str) -> str:
    return par("Point", f"{{{{{name}.文}}}}", LEVEL_1)


_ENTERING = (
    par("Heading1", "応募")
    + _numbered("応募")
    + listing(
        (
            Col("部門", "{{部門.部門}}", 6866, "CellStrong"),
            Col("選出の目安", "{{部門.選出}}", 3000),
        )
    )
)

_DAYS = kept_if(
    "日程",
    par("Heading1", "日程"),
    listing(
        (
            Col("区分", "{{日程.区分}}", 3000, "CellStrong"),
            Col("日時", "{{日程.日時}}", 6866),
        )
    ),
)

_CRITERIA = kept_if(
    "評価基準",
    par("Heading1", "評価基準"),
    par("BodyText", "職員投票で用いる評価基準と配点は、次のとおりとする。"),
    listing(
        (
            Col("評価基準", "{{評価基準.評価基準}}", 7366, "CellStrong"),
            Col("配点", "{{評価基準.配点}}", 2500, _NUMBER),
        )
    ),
)

_VOTE = par("Heading1", "職員投票") + _numbered("職員投票")
_CHOOSING = par("Heading1", "選考") + _numbered("選考")

_JUDGING = kept_if(
    "審査",
    par("Heading1", "審査"),
    _numbered("審査"),
    kept_if(
        "審査基準",
        listing(
            (
                Col("審査基準", "{{審査基準.審査基準}}", 7366, "CellStrong"),
                Col("配点", "{{審査基準.配点}}", 2500, _NUMBER),
            )
        ),
    ),
)

_PRIZES = kept_if(
    "賞",
    par("Heading1", "賞"),
    listing(
        (
            Col("賞", "{{賞.賞}}", 2800, "CellStrong"),
            Col("決め方", "{{賞.決め方}}", 3066),
            Col("件数", "{{賞.件数}}", 2000),
            Col("授ける人", "{{賞.授ける人}}", 2000),
        )
    ),
)

GUIDELINES = (
    _HEAD
    + par("Heading1", "趣旨")
    + par("BodyText", "{{趣旨}}")
    + _ENTERING
    + _DAYS
    + _CRITERIA
    + _VOTE
    + _CHOOSING
    + _JUDGING
    + _PRIZES
    + par("Heading1", "公正な実施")
    + _numbered("投票の秘密")
    + par("Point", "{{個人情報の取扱い}}", LEVEL_1)
    + par("Heading1", "施行と問合せ先")
    + par("BodyText", "{{施行}}")
    + par("BodyText", "問合せ先　{{問合せ先}}")
)
