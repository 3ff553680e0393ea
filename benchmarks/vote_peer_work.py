"""Approval in a voting library: ``python vote_peer_work.py LIBRARY MASKS BALLOTS SEATS``.

Runs in an environment of its own, where nothing of ours is installed. Prints as JSON how many
seconds it took from the ballots as whole numbers to the chosen entries, and who they are.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

ENTRIES = 21
Chosen = set[int]


def _approved(mask: int) -> list[int]:
    return [entry for entry in range(ENTRIES) if mask >> entry & 1]


def abcvoting(masks: Sequence[int], seats: int) -> Callable[[], Chosen]:
    """Sets of candidates, rule AV."""
    from abcvoting import abcrules  # noqa: PLC0415 - only one of them is asked for
    from abcvoting.preferences import Profile  # noqa: PLC0415 - as above

    def work() -> Chosen:
        profile = Profile(ENTRIES)
        profile.add_voters(_approved(mask) for mask in masks)
        (committee,) = abcrules.compute_av(profile, seats)
        return {int(each) for each in committee}

    return work


def pref_voting(masks: Sequence[int], seats: int) -> Callable[[], Chosen]:
    """Grades 0 and 1, summed by the profile; approval itself elects one."""
    from pref_voting.grade_profiles import GradeProfile  # noqa: PLC0415 - as above

    def work() -> Chosen:
        maps = [{entry: mask >> entry & 1 for entry in range(ENTRIES)} for mask in masks]
        profile = GradeProfile(maps, [0, 1])
        sums = {entry: profile.sum(entry) for entry in range(ENTRIES)}
        return set(sorted(sums, key=lambda entry: -sums[entry])[:seats])

    return work


def starvote(masks: Sequence[int], seats: int) -> Callable[[], Chosen]:
    """Scores 0 and 1 in Bloc STAR: with these a run-off goes to the entry with more approvals."""
    import starvote as library  # noqa: PLC0415 - as above

    def work() -> Chosen:
        names = [f"{entry}" for entry in range(ENTRIES)]
        ballots = [{name: mask >> entry & 1 for entry, name in enumerate(names)} for mask in masks]
        return set(map(int, library.election(library.bloc, ballots, maximum_score=1, seats=seats)))

    return work


def votekit(masks: Sequence[int], seats: int) -> Callable[[], Chosen]:
    """A profile of score ballots, election Approval; a ballot without any score is refused."""
    from votekit import ScoreBallot, ScoreProfile  # noqa: PLC0415 - as above
    from votekit.elections import Approval  # noqa: PLC0415 - as above

    def work() -> Chosen:
        names = [f"{entry}" for entry in range(ENTRIES)]
        ballots = tuple(
            ScoreBallot(scores={names[entry]: 1 for entry in _approved(mask)})
            for mask in masks
            if mask
        )
        election = Approval(ScoreProfile(ballots=ballots, candidates=names), n_seats=seats)
        return {int(name) for each in election.get_elected() for name in each}

    return work


LIBRARIES = {each.__name__: each for each in (abcvoting, pref_voting, starvote, votekit)}


def main(library: str, path: str, ballots: str, seats: str) -> None:
    """Import the library, then do its work on the clock."""
    masks = array("I")
    with Path(path).open("rb") as file:
        masks.fromfile(file, int(ballots))
    work = LIBRARIES[library](masks, int(seats))
    start = perf_counter()
    chosen = work()
    found = {"seconds": perf_counter() - start, "chosen": sorted(entry + 1 for entry in chosen)}
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
