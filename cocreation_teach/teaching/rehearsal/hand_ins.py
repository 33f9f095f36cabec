"""What Moodle would hold of a simulated class after an assignment: hand-ins, worksheet, list of students.

Everybody in it is made up by a formula, and is called simulated in every file.

Scene.  Each student answers the questions of an assignment, says how sure they are, and hands in by the day
on which it is due.  Some are late, one hands in twice, and of one file only the first half has arrived.

Equations, for student s and question e.

- Ability a(s) is normal with mean 0 and deviation 0.8; difficulty d(e) is normal with mean -2 and deviation
  0.8.  A share of the class, the same for every seed, holds each misconception.
- Of one question's options, each pulls with credit x (a(s) - d(e)), and with 4 instead if the student holds
  the misconception to which it points.  It is chosen with probability exp pull / (sum of exp pull).
- Where several options can be ticked, each that belongs is ticked with probability logistic(a(s) - d(e)), and
  each that does not with logistic(d(e) - a(s)), or logistic(4) if the student holds its misconception.
- Felt sureness is the probability of the answer + 0.12 x a normal draw: below 0.55 "guess", from 0.8
  "certain", else "fair".
- A question of any other kind is answered right with probability logistic(a(s) - d(e)), or else left out.
- A text is one of three, decided by a(s) + 0.8 x a normal draw: both axes argued, one, or none.
- An answer is missing with probability 0.02.

Sources: as in `classroom`, Bock (1972) for the answers; the rest, and every number, is our simplification.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.hand_in import ENDING, Answer, Given, content_of
from cocreation_teach.exchange.key import KeyItem, read_key, read_released
from cocreation_teach.exchange.student import Student
from cocreation_teach.exchange.tables import as_csv
from cocreation_teach.simulations.parameters import number, refuse, whole
from cocreation_teach.teaching.platforms import zipped
from cocreation_teach.theory import MISCONCEPTIONS

SHARES: Final = {"M3": 0.3, "M6": 0.2, "M13": 0.35, "M20": 0.15, "M24": 0.25}
"""The share of the class that holds each misconception, unless other shares are asked for."""

TEXTS: Final = (
    "(Simulated.) It is a good example of co-production, because everybody works together.",
    "(Simulated.) Nature: I asked what could have been left undone, and the service still been given.",
    "(Simulated.) Nature: I asked what could have been left undone, and the service still been given. "
    "Locus: I asked whether the interplay stays with one service, or reaches a system.",
)
"""What simulated students write, from weak to strong, whatever the question."""

PULL: Final = 4.0
LATE: Final = 0.07
LEFT_OUT: Final = 0.02
FEWEST: Final = 3
MOST: Final = 500

_Chances = NDArray[np.float64]


def simulate_hand_ins(
    folder: Path | str,
    *,
    students: int = 60,
    shares: Mapping[str, float] | None = None,
    seed: int = 1,
) -> dict[str, bytes]:
    """Return the files that a lecturer would download from Moodle after an assignment.

    Parameters
    ----------
    folder
        The folder of an assignment that has a due date and one form.
    students
        How many are in the class (3 to 500).
    shares
        For each misconception (``"M3"``), the share of the class that holds it; `SHARES` if left out.
    seed
        The same seed gives the same bytes.

    Returns
    -------
    dict
        ``hand-ins.zip``, ``worksheet.csv`` and ``roster.csv``.

    Raises
    ------
    ValueError
        If the assignment has no due date or several forms, a number lies outside its range, or a
        misconception does not exist.
    TeachingError
        If there is no assignment or key.
    """
    assignment = read_released(Path(folder))
    questions = [read_key(Path(folder), assignment)[name] for name in assignment.forms[0]]
    shares = SHARES if shares is None else shares
    refuse(
        None if assignment.due else "A simulated class needs an assignment with a due date.",
        None if len(assignment.forms) == 1 else "A simulated class answers an assignment in one form.",
        whole("students", students, FEWEST, MOST),
        whole("seed", seed, 0, 2**32 - 1),
        *(f"There is no misconception {name!r}." for name in shares if name not in MISCONCEPTIONS),
        *(number(f"The share of {name}", share, 0, 1) for name, share in shares.items()),
    )
    random = np.random.default_rng(int(seed))
    size = int(students)
    ability = random.normal(0.0, 0.8, size)
    difficulty = random.normal(-2.0, 0.8, len(questions))
    holds = {name: random.permutation(size) + 0.5 < share * size for name, share in shares.items()}
    late = random.permutation(size) < LATE * size
    twice, broken = random.choice(np.flatnonzero(~late), 2, replace=False)
    due = datetime.fromisoformat(str(assignment.due))
    files: dict[str, bytes] = {}
    for at in range(size):
        beliefs = {name for name, who in holds.items() if who[at]}
        answers = _answers(questions, ability[at] - difficulty, float(ability[at]), beliefs, random)
        minutes = -int(random.integers(30, 2_900)) if late[at] else int(random.integers(30, 6_000))
        when = due - timedelta(minutes=minutes)
        folder, file = f"{_name(at)}_{_number(at)}_assignsubmission_file", f"{_id(at)}{ENDING}"
        content = _file(assignment, at, answers, when)
        files[f"{folder}/{file}"] = content[: len(content) // 2] if at == broken else content
        if at == twice:
            # The first attempt: a day earlier, and not everything was answered then.
            earlier = _file(assignment, at, answers[: len(answers) // 2], when - timedelta(days=1))
            files[f"{folder}/first-{file}"] = earlier
    most = sum(one.item.points for one in questions)
    return {
        "hand-ins.zip": zipped(files),
        "worksheet.csv": _worksheet(size, f"{most:.2f}"),
        "roster.csv": as_csv(("student_id", "name"), ((_id(at), _name(at)) for at in range(size))),
    }


def _answers(
    questions: Sequence[KeyItem],
    knowing: _Chances,
    ability: float,
    beliefs: set[str],
    random: np.random.Generator,
) -> list[tuple[str, Answer, str]]:
    """Return a student's questions, answers and sureness."""
    found = []
    for question, known in zip(questions, knowing, strict=True):
        answer, chance = _answer(question, float(known), ability, beliefs, random)
        felt = chance + random.normal(0.0, 0.12)
        sure = "guess" if felt < 0.55 else "fair" if felt < 0.8 else "certain"
        if random.random() >= LEFT_OUT and answer:
            found.append((question.item.id, answer, sure))
    return found


def _answer(
    question: KeyItem, known: float, ability: float, beliefs: set[str], random: np.random.Generator
) -> tuple[Answer, float]:
    """Return an answer and how probable it was."""
    asked = question.question
    if asked.shape == "text":
        strength = ability + random.normal(0.0, 0.8)
        return TEXTS[int(strength > -0.6) + int(strength > 0.3)], 0.7
    if asked.shape not in ("one", "several"):
        # Nothing is known of how such a question is missed: it is answered right or left out.
        chance = float(1 / (1 + np.exp(-known)))
        return (asked.right() if random.random() < chance else ""), chance
    options = [option for option, _ in question.item.options]
    held = np.array([question.misconception.get(option) in beliefs for option in options])
    if asked.shape == "several":
        belongs = np.array([option in question.correct for option in options])
        pull = np.where(belongs, known, np.where(held, PULL, -known))
        ticked = 1 / (1 + np.exp(-pull))
        chosen = random.random(len(options)) < ticked
        chance = float(np.prod(np.where(chosen, ticked, 1 - ticked)))
        return [option for option, yes in zip(options, chosen, strict=True) if yes], chance
    credit = np.array([question.credit[option] for option in options])
    weight = np.exp(np.where(held, PULL, credit * known))
    chances = weight / weight.sum()
    at = int(random.choice(len(options), p=chances))
    return options[at], float(chances[at])


def _file(
    assignment: Assignment, at: int, answers: Sequence[tuple[str, Answer, str]], when: datetime
) -> bytes:
    given = [
        Given(question, answer, sure, (when - timedelta(minutes=2 * (len(answers) - place))).isoformat())
        for place, (question, answer, sure) in enumerate(answers)
    ]
    return content_of(assignment, Student(_id(at), _name(at)), given, when.isoformat())


def _worksheet(size: int, most: str) -> bytes:
    header = ("Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade")
    rows = (
        (
            f"Participant {_number(at)}",
            _name(at),
            f"{_id(at)}@simulated.example",
            "Submitted for grading",
            "",
            most,
        )
        for at in range(size)
    )
    return as_csv(header, rows)


def _id(at: int) -> str:
    return f"sim-{at + 1:02}"


def _name(at: int) -> str:
    return f"Simulated Student {at + 1:02}"


def _number(at: int) -> int:
    """Return the number by which Moodle knows a participant in one assignment."""
    return 5001 + at
