"""Whether the wording of cases gives their key away, and what to do about it.

Where each quadrant has a way of being told (always over years, always with *would rather*), students learn
the way and not the axes.  A classifier that sees words alone, and understands none, is a fair test of that.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from cocreation_teach.theory import Encounter

Words = Literal["function", "all"]
"""The *function* words (the, would, her ...) carry style alone; of *all* words some carry what happens."""

FEWEST: Final = 40
"""Below so many cases of one's own, the figures say little."""
LIMITS: Final[Mapping[tuple[str, Words], float]] = MappingProxyType(
    {
        ("quadrant", "function"): 0.40,
        ("quadrant", "all"): 0.60,
        ("nature", "function"): 0.65,
        ("nature", "all"): 0.78,
        ("locus", "function"): 0.65,
        ("locus", "all"): 0.78,
    }
)
"""The greatest share of cases whose axis may be found by these words; chance finds a quarter, or a half."""

_FOLDS: Final = 8
_SHUFFLES: Final = 5
_FEWEST_OF_A_KEY: Final = 4
_COMMON: Final = 3
"""A word of fewer texts than these is nobody's way of telling."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what is to be found about it; texts of one group are never parted by the folds."""

    text: str
    key: str
    group: str


def is_installed() -> bool:
    """Return whether scikit-learn is there, without which nothing is measured."""
    from importlib.util import find_spec

    return find_spec("sklearn") is not None


def case_texts(cases: Sequence[Encounter], axis: str) -> list[Text]:
    """Return the descriptions of cases, keyed by an axis or the quadrant; contrasting pairs are a group."""
    return [Text(case.description, getattr(case, axis), min(case.id, case.pair or case.id)) for case in cases]


def share_found(texts: Sequence[Text], words: Words) -> float | None:
    """Return how many keys logistic regression finds in texts that it has not seen.

    It is the mean over the keys (so that naming the commonest one pays nothing) and over five shuffles into
    eight folds.  None says that there are too few texts: two keys need four groups each.

    Examples
    --------
    >>> told = [Text(f"{word} case {at}", word, str(at)) for at in range(4) for word in ("the", "would")]
    >>> share_found([Text(text.text, text.key, f"{text.group}{text.key}") for text in told], "function")
    1.0
    >>> share_found(told[:4], "function") is None
    True
    """
    from sklearn.metrics import balanced_accuracy_score
    from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
    from threadpoolctl import threadpool_limits

    texts = _measurable(texts)
    if not texts:
        return None
    keys, groups = [text.key for text in texts], [text.group for text in texts]
    folds = min(_FOLDS, *_groups_of_keys(texts).values())
    _, counts = _counted(texts, words)
    found = 0.0
    # So small a fit is over sooner than several processors have agreed on who does what of it.
    with threadpool_limits(1):
        for shuffle in range(_SHUFFLES):
            parts = StratifiedGroupKFold(folds, shuffle=True, random_state=shuffle)
            guesses = cross_val_predict(_model(), counts, keys, groups=groups, cv=parts)
            found += balanced_accuracy_score(keys, guesses)
    return float(found / _SHUFFLES)


def tells(texts: Sequence[Text], words: Words, most: int = 8) -> dict[str, tuple[str, ...]]:
    """Return for each key the words that point to it most strongly, the strongest first.

    Examples
    --------
    >>> told = [Text("bus would", "III", "a"), Text("form has", "II", "b")] * 4
    >>> tells([Text(text.text, text.key, str(at)) for at, text in enumerate(told)], "function", 1)
    {'II': ('has',), 'III': ('would',)}
    """
    import numpy as np

    texts = _measurable(texts)
    if not texts:
        return {}
    vocabulary, counts = _counted(texts, words)
    model = _model().fit(counts, [text.key for text in texts])
    # Of two keys the model weighs one; what speaks against it speaks for the other.
    weights = model.coef_ if len(model.classes_) > 2 else np.vstack([-model.coef_[0], model.coef_[0]])
    common = np.asarray((counts > 0).sum(axis=0)).ravel() >= _COMMON
    return {
        str(key): tuple(
            str(vocabulary[at]) for at in np.argsort(-row, kind="stable") if common[at] and row[at] > 0
        )[:most]
        for key, row in zip(model.classes_, weights, strict=True)
    }


def advice(cases: Sequence[Encounter]) -> tuple[str, ...]:
    """Return what a lecturer should know of the wording of their own cases; nothing if it is well.

    Below `FEWEST` cases nothing is measured.
    """
    if len(cases) < FEWEST:
        return ()
    if not is_installed():
        cure = "Install scikit-learn (pip install scikit-learn) and check again."
        return (f"Whether their wording gives away the key of these {len(cases)} cases is not known. {cure}",)
    shares = {(axis, words): share_found(case_texts(cases, axis), words) for axis, words in LIMITS}
    over = {which: share for which, share in shares.items() if share is not None and share > LIMITS[which]}
    if not over:
        return ()
    said = [_found(axis, words, share) for (axis, words), share in over.items()]
    axis, words = next(iter(over))
    for key, strongest in tells(case_texts(cases, axis), words).items():
        said.append(f"What points to {key}: {', '.join(strongest)}.")
    cure = "Vary length, tense, span of time, person, tone and ending within each, and end on no comment."
    return ("The wording gives the key away.", *said, cure)


def _found(axis: str, words: Words, share: float) -> str:
    seen = "function words (the, would, her ...)" if words == "function" else "all words"
    limit = f"at most {LIMITS[axis, words]:.0%} is well"
    return f"A program that counts {seen} finds the {axis} of {share:.0%} of the cases; {limit}."


def _measurable(texts: Sequence[Text]) -> list[Text]:
    """Return the texts of those keys that have enough groups; none if fewer than two keys are left."""
    groups = _groups_of_keys(texts)
    kept = [text for text in texts if groups[text.key] >= _FEWEST_OF_A_KEY]
    return kept if len({text.key for text in kept}) > 1 else []


def _groups_of_keys(texts: Sequence[Text]) -> Counter[str]:
    return Counter(key for key, _ in {(text.key, text.group) for text in texts})


def _counted(texts: Sequence[Text], words: Words) -> tuple[Sequence[str], Any]:
    """Return a vocabulary, and how often each text has each word of it; rare words weigh more among all."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer, TfidfVectorizer

    one_letter_too = r"(?u)\b\w+\b"  # "I" tells who speaks
    if words == "function":
        counter = CountVectorizer(vocabulary=sorted(ENGLISH_STOP_WORDS), token_pattern=one_letter_too)
    else:
        counter = TfidfVectorizer(token_pattern=one_letter_too)
    counts = counter.fit_transform([text.text for text in texts])
    return counter.get_feature_names_out(), counts


def _model() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(class_weight="balanced", max_iter=1000)
