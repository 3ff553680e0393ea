"""What one would otherwise write: registrations and attendance in pandas, by exact keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from pathlib import Path

_FORMS = {"完了時刻": "submitted", "メール": "mail", "氏名（漢字）": "name", "氏名（カナ）": "kana",
          "職員番号": "staff_number", "所属（部・課）": "section",
          "参加を取り消す": "cancelled"}  # fmt: skip
_GOOGLE = {"タイムスタンプ": "submitted", "メールアドレス": "mail", "お名前": "name",
           "フリガナ": "kana", "団体名": "body", "部署名": "section", "電話番号": "phone",
           "区分": "kind"}  # fmt: skip
_HAND = {"受付日": "submitted", "メール": "mail", "氏名": "name", "ふりがな": "kana",
         "団体・会社名": "body", "部署名": "section", "電話": "phone", "区分": "kind",
         "取消": "cancelled"}  # fmt: skip
_RECEPTION = {"氏名": "name", "フリガナ": "kana", "団体名": "body", "所属": "section",
              "区分": "kind", "職員番号": "staff_number", "メールアドレス": "mail",
              "受付": "received", "当日参加": "walk_in"}  # fmt: skip
_COLUMNS = ["submitted", "name", "kana", "body", "section", "kind", "mail", "phone",
            "staff_number", "cancelled"]  # fmt: skip
_KINDS = {"自治体職員": "庁外", "出展企業": "出展者", "講師": "登壇者"}
_VARIANTS = str.maketrans(
    "髙﨑邊邉齋齊斉澤櫻廣嶋眞惠國學榮關瀧德", "高崎辺辺斎斎斎沢桜広島真恵国学栄関滝徳"
)
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_HOST = "みどり野区"
LAST_TIME = {"来場者数": 580, "庁内来場者数": 490, "庁外来場者数": 90, "来場団体数": 18}


def registrations(folder: Path) -> pd.DataFrame:
    """Read and merge the three lists of registrations: a row for each registration."""
    forms = pd.read_excel(folder / "共有/申込_庁内.xlsx", dtype=str, engine="openpyxl")
    google = pd.read_csv(folder / "共有/申込_庁外.csv", dtype=str)
    hand = pd.read_csv(folder / "共有/申込_手入力.csv", dtype=str, encoding="cp932", skiprows=2)
    hand = hand[~hand["No."].isin(["記入例", "合計"])]
    return pd.concat([
        _renamed(forms, _FORMS).assign(kind="庁内", body=_HOST, source="庁内申込"),
        _renamed(google, _GOOGLE).assign(source="庁外申込"),
        _renamed(hand, _HAND).assign(source="手入力"),
    ], ignore_index=True)  # fmt: skip


def forms_registrations(book: Path) -> pd.DataFrame:
    """Read one list of a form: a row for each registration."""
    read = pd.read_excel(book, dtype=str, engine="openpyxl")
    return _renamed(read, _FORMS).assign(kind="庁内", body=_HOST, source=book.name)


def _renamed(read: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    return read.rename(columns=names).reindex(columns=_COLUMNS)


def register(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep one row a person: the last one, and none if that one cancels."""
    known = keyed(rows)
    moments = pd.to_datetime(known["submitted"], errors="coerce", format="mixed")
    ordered = known.assign(submitted=moments).sort_values("submitted", kind="stable")
    last = ordered.drop_duplicates("person", keep="last")
    standing = last[last["cancelled"].isna()]
    return standing.sort_values(["kana_key", "name_key"], ignore_index=True)


def reception(folder: Path) -> pd.DataFrame:
    """Read the reception sheet: a row for each line, ``came`` telling who has a mark."""
    book = folder / "共有/受付簿.xlsx"
    read = pd.read_excel(book, header=3, dtype=str, engine="openpyxl").rename(columns=_RECEPTION)
    rows = keyed(read[read["name"].notna()])
    return rows.assign(came=rows["received"].notna() | rows["walk_in"].notna())


def visitors(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep those who came, each once, without exhibitors and speakers."""
    came = rows[rows["came"] & rows["kind"].isin(["庁内", "庁外"])]
    return came.drop_duplicates("person")


def attendance(rows: pd.DataFrame) -> pd.DataFrame:
    """Compare the headline figures with those of last time."""
    people = visitors(rows)
    external = people[people["kind"] == "庁外"]
    now = [len(people), len(people) - len(external), len(external), external["body_key"].nunique()]
    table = pd.DataFrame({"区分": list(LAST_TIME), "今回": now, "前回": list(LAST_TIME.values())})
    table["増減"] = table["今回"] - table["前回"]
    table["増減率"] = table["増減"] / table["前回"]
    return table


def keyed(rows: pd.DataFrame) -> pd.DataFrame:
    """Add canonical names and one key a person: the strongest that the row has."""
    name = (
        _plain(rows["name"]).str.translate(_VARIANTS).str.replace(r"(様|さん|殿)$", "", regex=True)
    )
    kana = _plain(rows["kana"]).str.translate(_KATAKANA)
    mail = _plain(rows["mail"]).where(lambda texts: texts.str.contains("@"), "")
    number = _plain(rows["staff_number"]).str.replace(r"\.0$", "", regex=True).str.lstrip("0")
    body = _plain(rows["body"]).str.replace(
        r"株式会社|有限会社|\(株\)|(?<=[区市町村])役[所場]$", "", regex=True
    )
    person = ("番号|" + number).where(
        number != "",
        ("メール|" + mail + "|" + name).where(mail != "", "氏名|" + name + "|" + kana + "|" + body),
    )
    kind = rows["kind"].replace(_KINDS).fillna("庁外")
    return rows.assign(name_key=name, kana_key=kana, body_key=body, person=person, kind=kind)


def _plain(texts: pd.Series) -> pd.Series:
    folded = texts.fillna("").str.normalize("NFKC").str.casefold()
    return folded.str.replace(r"\s+", "", regex=True)
