"""How long an explorer takes from a request to its picture, beside a plain seaborn redraw of as much.

Run it with ``python tests/benchmarks/explorer.py``.  Both are timed in turn in one process.  It exits with 1
if a limit is passed.
"""

import io
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Final

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from cocreation_teach.widgets import Explorer
from cocreation_teach.widgets.exhibits import EXHIBITS, exhibit_named
from cocreation_teach.widgets.exhibits.homes import run, weeks

ROUNDS: Final = 25
RATIO: Final = 0.6
MODEL_MS: Final = 20


def main() -> int:
    """Measure, print, and return the exit code."""
    times: dict[str, list[float]] = {name: [] for name in (*EXHIBITS, "seaborn", "model")}
    explorers = {name: Explorer(name) for name in EXHIBITS}
    homes = exhibit_named("two-homes").first()
    for at in range(ROUNDS):
        for name, explorer in explorers.items():
            request = {"settings": {**explorer.settings, **moved(name, at)}, "look": {}, "number": at + 1}
            times[name].append(milliseconds(lambda e=explorer, r=request: e.set_state({"request": r})))
        frame = pd.DataFrame(weeks(run(homes)))
        times["seaborn"].append(milliseconds(lambda f=frame: plainly(f)))
        times["model"].append(milliseconds(lambda: run({**homes, "residents": 200})))
    plain = median(times.pop("seaborn"))
    model = median(times.pop("model"))
    ratios = {name: median(taken) / plain for name, taken in times.items()}
    for name, taken in times.items():
        print(f"{name}: {median(taken):.1f} ms, ratio {ratios[name]:.2f} (limit {RATIO})")
    print(f"seaborn, drawn and saved afresh: {plain:.1f} ms")
    print(f"the two homes with 200 residents: {model:.1f} ms (limit {MODEL_MS})")
    return 0 if max(ratios.values()) <= RATIO and model <= MODEL_MS else 1


def moved(name: str, at: int) -> dict[str, int]:
    """Return the setting that one more step of a slider changes."""
    sliders = {
        "two-homes": "first_willingness",
        "one-meal": "food",
        "service-enacted": "promise",
        "stakeholders": "safety",
        "co-destruction": "fall",
    }
    return {sliders[name]: at} | ({"step": 6} if name == "service-enacted" else {})


def plainly(frame: pd.DataFrame) -> None:
    """Draw the kinds of value of two homes the usual way, and save them."""
    figure = Figure(figsize=(9.2, 4.3))
    for ax, (kind, lived) in zip(figure.subplots(1, 3), frame.groupby("kind", sort=False), strict=True):
        sns.lineplot(lived, x="week", y="value", hue="home", style="home", ax=ax, errorbar=None)
        ax.set_title(kind)
    figure.savefig(io.BytesIO(), format="png")


def milliseconds(act: Callable[[], object]) -> float:
    """Return what an act takes."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
