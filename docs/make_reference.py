"""Write the reference pages from what the product itself declares: ``make docs``.

A test compares the committed pages with what this makes, so no command, setting, problem or
figure can stay undocumented.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from automations import cli, errors
from automations.event.book_layout import book_layout
from automations.event.model import Event
from automations.jobs import ALIASES, SETTINGS_COMMANDS
from automations.language import speak
from automations.tables.describing import Described, describe
from automations.tables.problems import Severity, catalogue
from automations.tables.report import Form, figure_kinds

DOCS = Path(__file__).resolve().parent
_MADE = "<!-- docs/make_reference.py がこのページを作ります。手で直さないでください。 -->"

_EXIT_CODES: Mapping[int, str] = {
    errors.DONE: "終わりました（または、変えるものがありませんでした）",
    2: "命令の書き方が違います",
    errors.DONE_WITH_WARNINGS: "終わりました。確認することがあります",
    errors.RunInProgress.exit_code: "ほかの人が集計を実行しています",
    errors.DecisionNeeded.exit_code: "人が決めることが残っています（判定のブックに答えを書きます）",
    errors.InputUnfit.exit_code: "ブックの中身が、そのままでは使えません",
    errors.ServiceUnavailable.exit_code: "外部のサービスが応答しません",
    errors.BUG: "この道具の不具合です（記録のファイルを担当者に送ります）",
    errors.OutputNotWritten.exit_code: "結果のファイルを書けません",
    errors.TryAgain.exit_code: "一時的な失敗です。もう一度実行してください",
    errors.PermissionRefused.exit_code: "権限がありません",
    errors.SettingsWrong.exit_code: "設定が使えません",
    130: "途中で止められました（書きかけのファイルはありません）",
}
_SETTINGS = (
    "催しの設定は、催しのフォルダーにある `設定.xlsx` です。「準備」で作られるブックの、"
    "「シート」の列に示したシートで、「呼び名」の項目に書きます。\n"
    "情報部門は、同じ内容を `event.toml` というテキストにすることもできます（「項目」の列の名前で"
    "書きます。「一覧」とある項目は、`[[ ]]` の組か `[ ]` で並べます）。フォルダーに置けるのは"
    "どちらか一つだけです。「設定 書き出し」で、もう一方の形にできます。\n"
    "「必須」の項目がない、知らない項目がある、使えない値がある、というときは、場所と直し方を"
    "示して止まります。結果は作られません。"
)
_COMMANDS = (
    "命令は、日本語の名前でも英字の名前でも同じです。`dxten 準備 --help` のようにすると、"
    "使い方が出ます。フォルダーを省くと、今いるフォルダーが催しのフォルダーです。"
)
_PROBLEMS = (
    "集計のときに見つかることと、その直し方です。実際の知らせには、ブック・シート・行・列が"
    "付きます。「…」には、実際の言葉が入ります。"
)
_FIGURES = (
    "結果のシートと報告資料に出る数字です。名前は報告資料のひな形で `{{来場者数}}` のように"
    "使えます。同じ数字は、どこでも同じ値です。"
)
_SEVERITIES = {
    Severity.REFUSE: "直るまで、結果は作られません。",
    Severity.SET_ASIDE: "その行だけを除いて集計します。除いた数は結果に出ます。",
    Severity.NOTE: "見ておくとよいことです。集計は進みます。",
}
_FORMS = {
    Form.TEXT: "文字",
    Form.COUNT: "数",
    Form.SCORE: "得点（小数第2位まで）",
    Form.RATIO: "割合（小数第1位まで）",
    Form.CHANGE: "増減",
    Form.CHANGE_RATIO: "増減率（小数第1位まで）",
    Form.POINTS: "ポイント（小数第1位まで）",
    Form.TIME: "日時",
    Form.DAY: "日付",
    Form.LINK: "リンク",
}


def settings_page() -> str:
    """Return the reference of the settings: every key with its tab, name, kind and default."""
    described = list(describe(Event))
    tabs = book_layout().tab_names()
    lines = [_SETTINGS]
    for top in (each for each in described if "." not in each.path):
        inside = [each for each in described if each.path.startswith(f"{top.path}.")]
        lines += ["", f"## {top.label} `[{top.path.removesuffix('[]')}]`", "", top.doc, ""]
        headings = ("シート", "呼び名", "項目", "書き方", "省略時", "意味")
        lines += _table(headings, (_setting(each, tabs.get(each.path, "")) for each in inside))
    return _page("設定の一覧", lines)


def _setting(each: Described, tab: str) -> tuple[str, ...]:
    choices = f"（{'、'.join(each.choices)}）" if each.choices else ""
    default = {"": "必須", '""': "空"}.get(each.default, each.default)
    key = each.path.partition(".")[2]
    return (tab, each.label, f"`{key}`", f"{each.kind}{choices}", default, each.doc)


def commands_page() -> str:
    """Return the reference of the command line: every command, both names, its options."""
    group = cli.group()
    context = click.Context(group, info_name="dxten", **group.context_settings)
    lines = [
        _COMMANDS,
        "",
        *_table(("命令", "英字", "すること"), (_summary(group, context, name) for name in ALIASES)),
    ]
    for name in ALIASES:
        lines += _command(_named(group, context, name), name, context)
    lines += ["", "## 終了コード", "", "自動で実行する仕組みのための数です。", ""]
    rows = ((str(code), words) for code, words in sorted(_EXIT_CODES.items()))
    return _page("命令の一覧", [*lines, *_table(("コード", "意味"), rows)])


def _named(group: click.Group, context: click.Context, name: str) -> click.Command:
    command = group.get_command(context, name)
    if command is None:
        raise LookupError(name)
    return command


def _summary(group: click.Group, context: click.Context, name: str) -> tuple[str, ...]:
    return (ALIASES[name], f"`{name}`", _named(group, context, name).help or "")


def _command(command: click.Command, name: str, above: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=above)
    usage = " ".join(("dxten", ALIASES[name], *command.collect_usage_pieces(context)))
    yield from ("", f"## {ALIASES[name]} `{name}`", "", command.help or "", "")
    yield from ("```text", usage, "```")
    if isinstance(command, click.Group):
        yield from _subcommands(command, context)
    records = [
        record
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context))
    ]
    yield from ("", *_table(("オプション", "意味"), ((f"`{a}`", b) for a, b in records)))


def _subcommands(group: click.Group, above: click.Context) -> Iterator[str]:
    """What stands below a group: each command's usage and what it does."""
    for name, command in group.commands.items():
        shown = SETTINGS_COMMANDS[name]
        context = click.Context(command, info_name=name, parent=above)
        usage = " ".join((ALIASES[group.name or ""], shown, *command.collect_usage_pieces(context)))
        yield from ("", f"### {shown} `{name}`", "", command.help or "", "")
        yield from ("```text", f"dxten {usage}", "```")


def problems_page() -> str:
    """Return every problem the product can name, by severity, with its remedy."""
    lines = [_PROBLEMS]
    for severity, meaning in _SEVERITIES.items():
        kinds = [each for each in catalogue().values() if each.severity is severity]
        rows = sorted((_unfilled(each.found), _unfilled(each.remedy)) for each in kinds)
        lines += ["", f"## {severity.value}", "", meaning, ""]
        lines += _table(("見つかったこと", "すること"), rows)
    return _page("知らせの一覧", lines)


def _unfilled(template: str) -> str:
    """Show a text of the catalogue with … where words are filled in; hints may be absent."""
    parts = string.Formatter().parse(template)
    return "".join(
        text + ("…" if name is not None and name != "hint" else "") for text, name, _, _ in parts
    )


def figures_page() -> str:
    """Return every figure: what it is called, its unit, and what exactly it counts."""
    rows = (
        (kind.label, "、".join(kind.aliases), kind.unit, _FORMS[kind.form], kind.basis)
        for kind in figure_kinds().values()
    )
    lines = [
        _FIGURES,
        "",
        *_table(("名前", "別の名前", "単位", "表し方", "数え方"), rows),
    ]
    return _page("数字の一覧", lines)


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        cells = (cell.replace("|", "\\|").replace("\n", " ") for cell in row)
        yield f"| {' | '.join(cells)} |"


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([_MADE, "", f"# {title}", "", *lines]) + "\n"


PAGES: Mapping[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "problems.md": problems_page,
    "figures.md": figures_page,
}


def main() -> None:
    """Write every page beside this program."""
    speak()
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
