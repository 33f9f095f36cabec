"""Questions of every kind, as a key holds them, with texts that try every format's own signs."""

from typing import Any

NASTY = "a = b ~ c # d {e} f: g \\ h -> i %50% <b>j</b> & “k” // [html]l $x$ é"
PLACES = [{"id": key, "label": f"Quadrant {key}"} for key in ("I", "II", "III", "IV")]

QUADRANT: dict[str, Any] = {
    "id": "q1",
    "kind": "quadrant",
    "title": "The bus map",
    "prompt": "A scene.\nIt has two lines.\n\nIn which quadrant does it belong?",
    "options": PLACES,
    "points": 1,
    "concepts": ["I1", "I2"],
    "source": "bank",
    "contested": True,
    "credit": {"I": 1, "II": 0.5, "III": 0, "IV": 0},
    "misconception": {"III": "M16", "IV": "M3"},
    "feedback": {
        "I": ["That is right.", "Nobody chose."],
        "II": ["This can be defended."],
        "III": ["Not quite.", "You may think so, but no."],
        "IV": ["Not quite."],
    },
}
CHOICE: dict[str, Any] = {
    "id": "q2",
    "kind": "choice",
    "prompt": NASTY,
    "options": [{"id": "yes", "label": NASTY}, {"id": "no", "label": "[no]"}, {"id": "half", "label": "45"}],
    "points": 1.5,
    "concepts": [],
    "credit": {"yes": 1, "no": 0, "half": 0.45},
    "misconception": {},
    "feedback": {"yes": [NASTY], "no": ["No: " + NASTY], "half": ["Partly."]},
}
VALUES: dict[str, Any] = {
    "id": "q3",
    "kind": "values",
    "title": "The bus map",
    "prompt": "Which kinds of value?",
    "options": [{"id": key, "label": key.title()} for key in ("needs", "wellbeing", "capacity")],
    "points": 2,
    "concepts": ["H1"],
    "correct": ["needs", "wellbeing"],
    "misconception": {"capacity": "M13"},
    "feedback": {
        "needs": ["Needs are met."],
        "wellbeing": ["Needs are met."],
        "capacity": ["Needs are met.", "You may think that capacity grows, but it does not."],
    },
}
TEXT: dict[str, Any] = {
    "id": "q4",
    "kind": "text",
    "prompt": "Why?",
    "options": [],
    "points": 2,
    "concepts": ["A2"],
    "rubric": {
        "model": "First paragraph.\n\nSecond.",
        "criteria": [{"text": "Names the fact", "points": 1}, {"text": "Names the view", "points": 1}],
    },
}
ALL = (QUADRANT, CHOICE, VALUES, TEXT)
