"""What acts make of the record: once in Python, from the journal, and once on the page, at once."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import astuple
from itertools import product
from typing import Any, get_args

from cocreation_teach.learning.entry import Act, Entry
from cocreation_teach.widgets import loading
from cocreation_teach.widgets.keeping import restored


def test_the_page_and_python_make_the_same_record_of_acts(program: Callable[[str], str]) -> None:
    """An act is shown without asking the kernel; what the kernel then sends must be the very same record."""
    acts = [
        {"question": question, "act": act, "answer": "words" if act in ("try", "kept") else None}
        for question in ("a", "b")
        for act in get_args(Act)
    ]
    runs = [list(some) for size in range(5) for some in product(acts, repeat=size)]
    script = f"""
        import {{ after }} from {json.dumps((loading.FOLDER / "record.mjs").as_uri())};
        import {{ readFileSync }} from "node:fs";
        const record = (acts) => acts.reduce(after, {{ tries: {{}}, shown: [], drafts: {{}} }});
        const found = ({{ tries, shown, drafts }}) =>
            ["a", "b"].map((id) => [tries[id] ?? [], shown.includes(id), drafts[id] ?? null]);
        console.log(JSON.stringify(JSON.parse(readFileSync(0)).map((acts) => found(record(acts)))));
    """
    done = subprocess.run(
        [program("node"), "--input-type=module", "-e", script],
        input=json.dumps(runs),
        capture_output=True,
        text=True,
        check=True,
    )
    differ = [
        (run, found)
        for run, found in zip(runs, json.loads(done.stdout), strict=True)
        if found != [_record(run, question) for question in ("a", "b")]
    ]
    assert differ == []


def _record(run: list[dict[str, Any]], question: str) -> list[object]:
    acts = [Entry(**act) for act in run if act["question"] == question]
    return list(astuple(restored(acts, lambda _: None)))
