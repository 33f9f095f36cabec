"""An assignment's questions, with their key, for a learning platform's own question bank."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.exchange.key import KeyItem, read_key, read_released
from cocreation_teach.teaching.platforms.gift import write_gift
from cocreation_teach.teaching.platforms.moodle_xml import write_moodle_xml
from cocreation_teach.teaching.platforms.platform import Written, refuse_own
from cocreation_teach.teaching.platforms.qti12 import write_qti12
from cocreation_teach.teaching.platforms.question import Option, Question, accepted, percent
from cocreation_teach.theory.wording import counted

FORMATS: Final = ("moodle-xml", "gift", "qti12")

_SHAPES: Final = ("one", "several", "text")
"""What can be asked in every format."""


def export(folder: Path | str, form: str, output: Path | str) -> Written:
    """Write the questions of an assignment as a file that a question bank takes in.

    Parameters
    ----------
    folder
        The assignment's folder, with its key.
    form
        ``moodle-xml``, ``gift`` or ``qti12``.
    output
        The file to write.

    Raises
    ------
    TeachingError
        If the release or the key is missing or was changed, the format is unknown, or can ask no question
        of the assignment.
    """
    folder, output = Path(folder), Path(output)
    refuse_own(folder, output)
    if form not in FORMATS:
        raise TeachingError(f"There is no format {form}. Allowed are: {', '.join(FORMATS)}.")
    assignment = read_released(folder)
    keys = read_key(folder, assignment).values()
    questions = [_question(one, assignment.id) for one in keys if one.question.shape in _SHAPES]
    left = [_name(one) for one in keys if one.question.shape not in _SHAPES]
    if not questions:
        raise TeachingError(f"Nothing was written: {form} is not written here for any question of it.")
    write, notes = _WRITERS[form]
    write_whole(output, write(assignment.title, questions, assignment.id))
    told = [f"Left out, as {form} is not written here for its kind: {'; '.join(left)}"] if left else []
    said = f"{counted(len(questions), 'question')}, with the key"
    return Written(output, said, (*told, *notes(questions)))


def _question(key: KeyItem, assignment: str) -> Question:
    item = key.item
    shares = _shares(key)
    general = (key.model,) if key.model else _general(key, shares)
    misconceptions = sorted(key.question.misconceptions(), key=lambda one: (len(one), one))
    return Question(
        id=f"{assignment}-{item.id}",
        name=_name(key),
        prompt=item.prompt,
        points=Decimal(str(item.points)),
        options=tuple(
            Option(option, label, shares.get(option, Fraction()), _own(key, option, general))
            for option, label in item.options
        ),
        several=key.question.shape == "several",
        ordered=key.question.ordered,
        general=general,
        tags=(*key.concepts, *misconceptions),
        criteria=tuple(f"{text} ({_points(points)})" for text, points in key.criteria),
    )


def _name(key: KeyItem) -> str:
    return f"{key.item.id} ({key.item.kind}) {textwrap.shorten(key.item.prompt, 60, placeholder=' ...')}"


def _shares(key: KeyItem) -> dict[str, Fraction]:
    if not key.correct:
        return {option: Fraction(str(credit)) for option, credit in key.credit.items()}
    # What belongs shares one whole, and what does not takes another away, as the course counts it too.
    others = len(key.item.options) - len(key.correct)
    right, wrong = Fraction(1, len(key.correct)), -Fraction(1, max(others, 1))
    return {option: right if option in key.correct else wrong for option, _ in key.item.options}


def _general(key: KeyItem, shares: Mapping[str, Fraction]) -> tuple[str, ...]:
    best = max(shares.values(), default=None)
    said = [key.feedback.get(option, ()) for option, share in shares.items() if share == best]
    # Where one option is chosen its first sentence is a verdict on that option, and is not for all.
    return tuple(dict.fromkeys(one for several in said for one in several[0 if key.correct else 1 :]))


def _own(key: KeyItem, option: str, general: tuple[str, ...]) -> tuple[str, ...]:
    said = key.feedback.get(option, ())
    # What everybody reads below is not said twice, but what is wrong is explained where it was chosen.
    if key.correct or key.credit.get(option) == 1:
        return tuple(one for one in said if one not in general)
    return said


def _points(points: float) -> str:
    return "1 point" if points == 1 else f"{points:g} points"


def _moodle_notes(questions: Sequence[Question]) -> tuple[str, ...]:
    return tuple(
        f"{question.name}, option {option.id}: {percent(option.share)} % became "
        f"{percent(accepted(option.share))} %, the nearest that Moodle accepts."
        for question in questions
        for option in question.options
        if accepted(option.share) != option.share
    )


def _gift_notes(questions: Sequence[Question]) -> tuple[str, ...]:
    lost = "GIFT holds no points and no grader's notes: set them in Moodle, or take moodle-xml."
    needed = any(question.criteria or question.points != 1 for question in questions)
    return (*_moodle_notes(questions), *([lost] if needed else []))


def _qti_notes(questions: Sequence[Question]) -> tuple[str, ...]:
    partly = [
        question.name
        for question in questions
        if not question.several and any(0 < option.share < 1 for option in question.options)
    ]
    lost = f"Canvas gives no partial credit for one option; only the best counts in: {'; '.join(partly)}"
    several = [question.name for question in questions if question.several]
    texts = [question.name for question in questions if question.criteria]
    rubric = f"QTI holds no rubric; its model answer is the feedback to: {'; '.join(texts)}"
    return (
        *([lost] if partly else []),
        *([f"{_CANVAS_RULE} Marks can differ in: {'; '.join(several)}"] if several else []),
        *([rubric] if texts else []),
    )


_CANVAS_RULE: Final = (
    "Canvas takes away for each wrong option what a right one earns; the course takes away the share of the "
    "wrong ones that was ticked."
)


_Writer = Callable[[str, Sequence[Question], str], bytes]
_WRITERS: Final[Mapping[str, tuple[_Writer, Callable[[Sequence[Question]], tuple[str, ...]]]]] = {
    "moodle-xml": (lambda title, questions, _: write_moodle_xml(title, questions), _moodle_notes),
    "gift": (lambda title, questions, _: write_gift(title, questions), _gift_notes),
    "qti12": (write_qti12, _qti_notes),
}
