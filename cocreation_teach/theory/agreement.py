"""How far raters agree beyond chance: Krippendorff's alpha for categories.

Formula.  Every value of a unit is paired with every other value of that unit, and each pair weighs
1 / (m - 1), where m is the number of values in the unit.  Units with fewer than two values say nothing and
are left out.  With n values in all, and n_c of them in category c,

- observed disagreement Do = (weight of all pairs that differ) / n;
- disagreement expected by chance De = 1 - sum over c of n_c (n_c - 1) / (n (n - 1));
- alpha = 1 - Do / De: 1 is full agreement, 0 is what chance alone would give, below 0 is worse than chance.

Source: Krippendorff, K. (2011), "Computing Krippendorff's Alpha-Reliability"; the example is the one there.
"""

from collections import Counter
from collections.abc import Hashable, Iterable


def krippendorff_alpha(units: Iterable[Iterable[Hashable]]) -> float:
    """Return Krippendorff's alpha for nominal categories.

    Parameters
    ----------
    units
        For each thing that was rated, the raters' answers; ``None`` is an answer that is missing.

    Returns
    -------
    float
        Alpha, at most 1.  Where all answers are the same category it is 1: nobody disagrees.

    Raises
    ------
    ValueError
        If no unit has two answers.

    Examples
    --------
    >>> one, two, three, four = "123321412___", "1233224125_3", "_3332342251_", "12332441251_"
    >>> units = [[x for x in unit if x != "_"] for unit in zip(one, two, three, four)]
    >>> round(krippendorff_alpha(units), 3)
    0.743
    """
    answered = [[answer for answer in unit if answer is not None] for unit in units]
    counts = [Counter(unit) for unit in answered if len(unit) > 1]
    if not counts:
        raise ValueError("Agreement needs at least one thing that two people have rated.")
    totals = sum(counts, Counter())
    n = totals.total()
    expected = n * (n - 1) - sum(k * (k - 1) for k in totals.values())
    if not expected:
        return 1.0
    differing = sum(
        (m * (m - 1) - sum(k * (k - 1) for k in unit.values())) / (m - 1)
        for unit in counts
        for m in [unit.total()]
    )
    return 1 - (n - 1) * differing / expected
