"""What the page of a site makes of acts, work files, answers and a tax return is what Python makes of them.

The files are also those that must be refused.  All of it goes through one Node process.
"""

import base64
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from cocreation_teach.learning.entry import LAST, Entry, as_json, entry_from
from cocreation_teach.learning.journal import Journal
from cocreation_teach.learning.progress import standings
from cocreation_teach.learning.restoring import RestoreError, restore, work_from
from cocreation_teach.simulations.tax_channels import ChannelName
from cocreation_teach.widgets import TaxReturn
from cocreation_teach.widgets.keeping import restored
from cocreation_teach.widgets.tax_return import UNTOUCHED, _assessment, _content, _faults
from tests.every_kind import ALL, answers_to
from tests.learning.test_restoring import FILE, HELD, REFUSED

HERE: Final = Path(__file__).parent
SOUND: Final = {"question": "q", "act": "try", "answer": "I", "uid": "u"}
LONGEST: Final = "🎓" * 300


def nested(depth: int, kind: type) -> Any:
    held: Any = "x"
    for _ in range(depth):
        held = [held] if kind is list else {"a": held}
    return held


ENTRIES: Final[list[object]] = [
    *([], {}, None, 7, "text", [SOUND]),
    {"question": "q", "act": "try"},
    *(SOUND | {field: value} for field in SOUND for value in ("", 7, None, ["try"], True)),
    *(
        SOUND | {field: text}
        for field in ("question", "uid", "occasion", "version")
        for text in (LONGEST, LONGEST + "x")
    ),
    *(SOUND | {"n": n} for n in (-1, 0, True, "1", None, 1.5, LAST, LAST + 1, 10**20)),
    *(SOUND | {"answer": nested(depth, kind)} for depth in (20, 21) for kind in (list, dict)),
    *(
        SOUND | {"answer": answer}
        for answer in ("", None, 1.5, False, {"__proto__": "I"}, "\ud800", "née 🎓")
    ),
    *(SOUND | {"confidence": sure} for sure in ("certain", "very", None, 1, ["fair"])),
    *(
        SOUND | {"at": at}
        for at in (
            *("2026-11-23T15:20:00.5Z", "2026-11-23T15:20:00+00:00", "2026-11-23 15:20", "2026-11-23"),
            *("2024-02-29", "2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-11-23T24:01:00"),
            *(
                "2026-11-23T15:60:00Z",
                "2200-12-31T23:59:59Z",
                "2201-01-01",
                "２０２６-11-23",
                "yesterday",
                "x" * 300,
            ),
            *("2026-11-23T15:20:00+25:00", ""),
        )
    ),
    SOUND | {"mood": "fine"},
    SOUND | {"toString": "x"},
]
HOSTILE: Final[list[object]] = [
    *(None, "", " ", "\x1c", "\ufeff", "x" * 50_001, 0, 1, True, [], {}, [""], ["a", "a"], ["a", 1], [["a"]]),
    *("a", ["a"], ["a", "b"], ["e"], {"r": "I"}, {"r": "I", "s": "III"}, {"r": "I", "s": "II", "t": "I"}),
    *(
        ["a>r>b"],
        ["a>r>a"],
        ["a>r>b>c"],
        ["a>t>b"],
        ["a>r>b", "a>r>b"],
        {"0": "a"},
        "toString",
        ["__proto__"],
    ),
]


def journal(seed: int, name: str = "u", start: int = 0) -> list[Entry]:
    """Acts about two questions, at times and places in the order that fit each other ill."""
    chance = Random(seed)
    return [
        Entry(
            chance.choice("ab"),
            chance.choice(["try", "try", "shown", "cleared", "kept"]),  # type: ignore[arg-type]
            chance.choice(["I", "II", "gone", "", None, ["I"]]),
            chance.choice([None, "fair"]),
            occasion=chance.choice(["", "", "prediction"]),
            version=chance.choice(["", "v1", "v2"]),
            at=chance.choice(["", f"2026-11-{chance.randint(10, 28)}T10:00:00Z"]),
            uid=f"{name}{chance.randint(0, 12)}",
            n=chance.choice([0, chance.randint(0, 30)]),
        )
        for _ in range(start + chance.randint(0, 14))
    ]


JOURNALS: Final = [journal(seed) for seed in range(200)]
PAIRS: Final = [
    (journal(seed, "u"), journal(seed + 1000, chosen)) for seed in range(25) for chosen in ("u", "v")
]


def form(seed: int) -> dict[str, Any]:
    """A return: some sound, some of which no line could hold what it says."""
    chance = Random(seed)
    amounts = [
        0,
        300,
        33_200,
        34_000,
        60_001,
        10_000_000,
        *([10_000_001, -1, 1.5, "300", True] if seed % 3 == 0 else []),
    ]
    choices = {"commute": ["none", "near", "far"], "carer": ["no", "yes"]}
    lines = ["wages", "withheld", "rent", "gifts", "commute", "carer", *(["pets"] if seed % 7 == 0 else [])]
    values = {
        line: chance.choice([*choices.get(line, amounts), *([None] if seed % 5 == 0 else [])])
        for line in lines
        if chance.random() < 0.6
    }
    return {
        "values": values,
        "written": {"gifts": "a lot" * chance.choice([1, 41])} if seed % 11 == 0 else {},
        "asked": chance.sample(lines, chance.randint(0, 3)),
        "handed_in": chance.random() < 0.8,
        "channel": chance.choice([*ChannelName, *(["pigeon"] if seed % 13 == 0 else [])]),
    }


FORMS: Final = [
    *map(form, range(400)),
    UNTOUCHED,
    UNTOUCHED | {"more": 1},
    {},
    UNTOUCHED | {"asked": "wages"},
]


@pytest.fixture(scope="module")
def page(program: Callable[[str], str]) -> dict[str, Any]:
    """What the page makes of all cases."""
    cases = {
        "entries": ENTRIES,
        "files": [base64.b64encode(data).decode() for data in _files()],
        "answers": [{"question": one.payload(False), "answers": _answers(one)} for one in ALL],
        "standings": [_plain(acts) for acts in JOURNALS],
        "restored": [_plain(_about(acts, "a")) for acts in JOURNALS],
        "kept": [_plain(_about(acts, "a")) for acts in JOURNALS],
        "restoring": [[_plain(mine), _plain(theirs)] for mine, theirs in PAIRS],
        "tax": {"content": _content(), "forms": FORMS},
    }
    done = subprocess.run(
        [program("node"), str(HERE / "page" / "agree.mjs")],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def _files() -> list[bytes]:
    return [*(data for data, _ in REFUSED), FILE, b"\xef\xbb\xbf" + FILE, b"  " + FILE, _large()]


def _large() -> bytes:
    """A file most of which is one text, of signs that must not end it."""
    return json.dumps(HELD | {"more": '"\\' * (500_000)}).encode()


def _answers(one: Any) -> list[Any]:
    return [*HOSTILE, *([] if one.shape == "text" else answers_to(one)[:40])]


def _about(acts: list[Entry], question: str) -> list[Entry]:
    return sorted((act for act in acts if act.question == question), key=lambda act: act.order)


def _plain(acts: list[Entry]) -> list[dict[str, Any]]:
    return [as_json(act) for act in acts]


def test_the_same_acts_are_sound(page: dict[str, Any]) -> None:
    mine = [entry and as_json(entry) for entry in map(entry_from, ENTRIES)]
    assert [pair for pair in zip(ENTRIES, page["entries"], mine, strict=True) if pair[1] != pair[2]] == []


def test_the_same_files_are_read_and_the_others_refused_in_the_same_words(page: dict[str, Any]) -> None:
    for data, theirs in zip(_files(), page["files"], strict=True):
        mine = _read(data)
        if isinstance(mine, str):
            assert _unparsed(theirs["refused"]) == _unparsed(mine)
        else:
            assert theirs["entries"] == _plain(mine)
            assert work_from(theirs["file"].encode()) == mine


def _read(data: bytes) -> list[Entry] | str:
    try:
        return work_from(data)
    except RestoreError as refused:
        return str(refused)


def _unparsed(said: str) -> str:
    """A refusal without what the reader of JSON itself says."""
    return re.sub(r"\(.*\)", "", said, flags=re.DOTALL) if "cut off" in said else said


def test_the_same_answers_are_taken_and_read_in_the_same_words(page: dict[str, Any]) -> None:
    for question, found in zip(ALL, page["answers"], strict=True):
        for answer, (taken, said) in zip(_answers(question), found, strict=True):
            assert taken == (question.refusal(answer) is None), (question, answer)
            if taken:
                assert said == question.in_words(answer)


def test_acts_make_the_same_standing(page: dict[str, Any]) -> None:
    for acts, found in zip(JOURNALS, page["standings"], strict=True):
        theirs = {tuple(json.loads(key)): rest for key, *rest in found}
        mine = {
            key: [[act.uid for act in one.tries], one.shown, one.first and one.first.uid]
            for key, one in standings(acts).items()
        }
        assert theirs == mine


def test_a_page_is_told_the_same_of_a_question(page: dict[str, Any]) -> None:
    for acts, found, kept in zip(JOURNALS, page["restored"], page["kept"], strict=True):
        about = _about(acts, "a")
        one = restored(about, lambda tried: "no answer" if tried["answer"] == "gone" else None)
        assert found == {"tries": one.tries, "shown": one.shown, "draft": one.draft}
        assert kept["last"] == max((act.at for act in about), default="")
        assert kept["reworded"] == (["a"] if about and about[-1].version not in ("", "v1") else [])


def test_a_file_is_merged_into_the_same_journal(page: dict[str, Any], tmp_path: Path) -> None:
    for number, ((mine, theirs), (new, acts)) in enumerate(zip(PAIRS, page["restoring"], strict=True)):
        journal = Journal(tmp_path / str(number))
        journal.record(mine)
        assert restore(journal, theirs) == new
        assert acts == _plain(list(journal.all()))


def test_a_return_is_assessed_in_the_same_words(page: dict[str, Any]) -> None:
    sound = 0
    for form, found in zip(FORMS, page["tax"], strict=True):
        assert (found is not False) == (not _faults(form)), form
        if found:
            assert found == _assessment(form)
            sound += 1
    assert sound > 100
    assert TaxReturn().content == _content()
