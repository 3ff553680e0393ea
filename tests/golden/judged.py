"""What a golden case of the judging may expect, each section as its file writes it."""

from collections.abc import Iterable, Mapping
from typing import Any

from automations.award.entries import Entry
from automations.award.judging.result import Awarded, JudgingResult, PanelCount, Prizes
from automations.award.judging.scores import ScoreState
from automations.award.standing import Standing
from automations.award.ties import TieStep
from automations.flows.deciding import Findings
from automations.tables.dispositions import words
from tests.golden.expectations import figures, problems, tables

FRACTIONS = ("figures", "scores", "panel_scores", "given", "filled")


def _judging(found: Findings) -> JudgingResult:
    assert found.judging is not None
    return found.judging


def _count(found: Findings) -> PanelCount:
    count = _judging(found).count
    assert count is not None
    return count


def _prizes_of(found: Findings) -> Prizes:
    return _judging(found).prizes or Prizes(())


def _stage(found: Findings, _told: object) -> str:
    return _judging(found).stage.value


def _prizes(found: Findings, _told: object) -> Mapping[str, object]:
    return {each.name: _winners(each) for each in _prizes_of(found).awarded}


def _winners(prize: Awarded) -> object:
    if prize.open or prize.waits:
        assert not prize.entries
        return "open" if prize.open else "waits"
    return _numbers(prize.entries)


def _reasons(found: Findings, _told: object) -> Mapping[str, str]:
    return {each.name: each.reason for each in _prizes_of(found).awarded}


def _passed(found: Findings, _told: object) -> Mapping[str, list[str]]:
    return {each.name: _numbers(each.passed) for each in _prizes_of(found).awarded if each.passed}


def _steps(found: Findings, _told: object) -> list[Mapping[str, object]]:
    return [_step(each) for each in _prizes_of(found).steps]


def _step(step: TieStep) -> Mapping[str, object]:
    values = {
        f"{one.entry.number:02}": str(value) for one, value in step.values if value is not None
    }
    settled = {"chosen": step.chosen, "dropped": step.dropped, "tied": step.tied}
    told = {key: [f"{each:02}" for each in some] for key, some in settled.items() if some}
    return {
        "prize": step.cut.words,
        "by": step.subject,
        **({"values": values} if values else {}),
        **told,
    }


def _questions(found: Findings, _told: object) -> list[list[object]]:
    """Return each prize that a person is asked about, with the answers there are."""
    return [[each.name, *each.options] for each in _prizes_of(found).open]


def _scores(found: Findings, _told: object) -> Mapping[str, object]:
    return _by_number(_judging(found).standings)


def _places(found: Findings, _told: object) -> Mapping[str, int]:
    return {f"{each.entry.number:02}": each.rank for each in _judging(found).standings}


def _panel_scores(found: Findings, _told: object) -> Mapping[str, object]:
    return _by_number(_count(found).standings)


def _given(found: Findings, _told: object) -> Mapping[str, object]:
    return _by_pair(_count(found).given)


def _filled(found: Findings, _told: object) -> Mapping[str, object]:
    count = _count(found)
    return _by_pair({pair: each for pair, each in count.filled.items() if pair not in count.given})


def _judges(found: Findings, _told: object) -> Mapping[str, int]:
    return {f"{number:02}": judges for number, judges in _count(found).judges.items()}


def _short(found: Findings, _told: object) -> list[str]:
    return [f"{number:02}" for number in _count(found).short]


def _states(found: Findings, _told: object) -> Mapping[str, str]:
    """Return what became of each score, by judge and entry, that is not simply counted."""
    scores = _judging(found).sheets.scores
    others = (each for each in scores if each.state is not ScoreState.COUNTED)
    return {f"{each.judge}-{each.entry:02}": words(each.state.value) for each in others}


def _missing(found: Findings, _told: object) -> list[list[object]]:
    return [
        [each.judge, f"{each.entry:02}", each.criterion, each.lack.value, each.found]
        for each in _judging(found).sheets.missing
    ]


def _knocked_out(found: Findings, _told: object) -> Mapping[str, str]:
    return {f"{number:02}": why for number, why in _judging(found).knocked_out.items()}


def _votes(found: Findings, _told: object) -> Mapping[str, int]:
    hall = _judging(found).hall
    assert hall is not None
    return {f"{number:02}": votes for number, votes in hall.votes.items()}


def _hall(found: Findings, told: Mapping[str, object]) -> Mapping[str, object]:
    """Return how many voted in the hall, how many said nothing, and nothing that counts."""
    hall = _judging(found).hall
    assert hall is not None
    return {key: getattr(hall, key) for key in told}


def _dispositions(found: Findings, told: Mapping[str, object]) -> Mapping[str, object]:
    counted = {each.key: each.parts for each in found.report.identities}
    return {
        about: {each.words: each.rows for each in counted.get(about, ()) if each.rows}
        for about in told
    }


def _problem_texts(found: Findings, _told: object) -> list[str]:
    return [str(each) for each in found.report.problems]


def _by_number(standings: Iterable[Standing]) -> Mapping[str, object]:
    return {f"{each.entry.number:02}": each.score for each in standings}


def _by_pair(worth: Mapping[tuple[int, int], object]) -> Mapping[str, object]:
    return {f"{judge}-{entry:02}": value for (judge, entry), value in worth.items()}


def _numbers(entries: Iterable[Entry]) -> list[str]:
    return [f"{each.number:02}" for each in entries]


READ: Mapping[str, Any] = {
    "stage": _stage,
    "prizes": _prizes,
    "reasons": _reasons,
    "passed": _passed,
    "steps": _steps,
    "questions": _questions,
    "scores": _scores,
    "places": _places,
    "panel_scores": _panel_scores,
    "given": _given,
    "filled": _filled,
    "judges": _judges,
    "short": _short,
    "states": _states,
    "missing": _missing,
    "knocked_out": _knocked_out,
    "votes": _votes,
    "hall": _hall,
    "dispositions": _dispositions,
    "problems": problems,
    "problem_texts": _problem_texts,
    "figures": figures,
    "tables": tables,
}
