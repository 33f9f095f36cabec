"""What all figures share: ink and ground, colours, sizes in pixels, and the writing of SVG."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from weakref import WeakKeyDictionary

import matplotlib as mpl
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

# Okabe and Ito's colours: at least 3:1 on both grounds.
BLUE: Final = "#0072b2"
VERMILION: Final = "#d55e00"
GREEN: Final = "#009e73"

PIXELS_AN_INCH: Final = 72
Drawing = Figure
"""A figure, for rooms that have no matplotlib of their own."""
Data = pd.DataFrame | Mapping[str, Any]
"""A frame, or its columns."""
Style = dict[str, Any]
"""Keywords of matplotlib's."""
Place = tuple[float, float, float, float]
"""Left, top, width and height in pixels, counted from the upper left corner."""
_TICKS: Final[Style] = {
    "axes.axisbelow": True,
    "axes.grid": False,
    "axes.spines.bottom": True,
    "axes.spines.left": True,
    "grid.color": ".8",
    "grid.linestyle": "-",
    "lines.solid_capstyle": "round",
    "xtick.bottom": True,
    "xtick.direction": "out",
    "xtick.top": False,
    "ytick.direction": "out",
    "ytick.left": True,
    "ytick.right": False,
}
"""Seaborn's style "ticks", as far as the course leaves it as it is: to import seaborn, and with it SciPy,
would take a kernel half a second and 40 MB for each student."""
_MARKS: "WeakKeyDictionary[Axes, list[Artist]]" = WeakKeyDictionary()
# A viewer's own interface font, as the page has; matplotlib's stands in when widths are computed.
FONT: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Look:
    """Where a figure will stand: on a light or a dark ground, in a wide or a narrow place.

    Examples
    --------
    >>> Look(dark=True).ink
    '#e8e8e8'
    """

    dark: bool = False
    narrow: bool = False

    @property
    def ink(self) -> str:
        """The colour of text."""
        return "#e8e8e8" if self.dark else "#212121"

    @property
    def soft(self) -> str:
        """The colour of text that matters less; still 4.5:1 on its ground."""
        return "#b3b3b3" if self.dark else "#5c5c5c"

    @property
    def rule(self) -> str:
        """The colour of thin rules."""
        return "#4a4a4a" if self.dark else "#cfcfcf"

    @property
    def ground(self) -> str:
        """The colour that the page is expected to have; figures themselves are transparent."""
        return "#111111" if self.dark else "#ffffff"

    @property
    def size(self) -> float:
        """The size of ordinary text in pixels."""
        return 11.0 if self.narrow else 12.0


@contextmanager
def calm(look: Look) -> Iterator[None]:
    """Draw in the style of the course inside this block; every setting is as before after it."""
    own: Style = {
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "axes.edgecolor": look.rule,
        "axes.linewidth": 0.8,
        "axes.labelcolor": look.soft,
        "axes.labelsize": look.size - 1,
        "axes.titlesize": look.size,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "axes.titlecolor": look.ink,
        "axes.titley": 1.0,  # a fixed place: to look for a free one takes a third of the drawing
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.unicode_minus": True,
        "text.color": look.ink,
        "font.family": ["sans-serif"],
        "font.sans-serif": ["DejaVu Sans"],
        "font.size": look.size,
        "xtick.color": look.rule,
        "ytick.color": look.rule,
        "xtick.labelcolor": look.soft,
        "ytick.labelcolor": look.soft,
        "xtick.labelsize": look.size - 1,
        "ytick.labelsize": look.size - 1,
        "xtick.major.size": 3.0,
        "ytick.major.size": 0.0,
        "patch.force_edgecolor": False,
        "patch.edgecolor": "none",
        "hatch.linewidth": 1.0,
        "hatch.color": look.ground,
        "svg.fonttype": "none",
        "svg.hashsalt": "cocreation_teach",
    }
    # Not rc_context's own copy alone: a global style of the reader's must not show through either.
    settings: Any = {**_TICKS, **own}
    with mpl.rc_context(settings):
        yield


def page(look: Look, wide: tuple[int, int], narrow: tuple[int, int]) -> Figure:
    """Return an empty figure, its size in pixels; pyplot does not know of it.

    Examples
    --------
    >>> page(Look(narrow=True), wide=(640, 300), narrow=(300, 300)).get_size_inches() * 72
    array([300., 300.])
    """
    width, height = narrow if look.narrow else wide
    return Figure(figsize=(width / PIXELS_AN_INCH, height / PIXELS_AN_INCH), dpi=PIXELS_AN_INCH)


def panel(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Return new Axes at a place in pixels, counted from the upper left corner."""
    across, down = figure.get_size_inches() * PIXELS_AN_INCH
    return figure.add_axes((left / across, 1 - (top + height) / down, width / across, height / down))


def panels(
    on: Figure | None, look: Look, wide: tuple[int, int], narrow: tuple[int, int], *places: Place
) -> Figure:
    """Return a figure with a panel at each place, or the one given, whose panels are to be drawn anew."""
    if on is not None:
        return on
    drawn = page(look, wide, narrow)
    for place in places:
        panel(drawn, *place)
    return drawn


def own_axes(ax: Axes | None, look: Look) -> Axes:
    """Return the Axes given, or some on a figure of their own."""
    return (
        panel(page(look, (460, 300), (300, 260)), 96, 40, 200 if look.narrow else 350, 170)
        if ax is None
        else ax
    )


def is_new(ax: Axes) -> bool:
    """Say whether nothing was drawn on these Axes yet, so that ticks and titles are still to be set."""
    return ax not in _MARKS


@contextmanager
def marks(ax: Axes) -> Iterator[None]:
    """Draw inside this block what changes with the numbers; what it drew on these Axes before goes first.

    Ticks and titles stay, and to set them up takes half of the time of a figure.
    """
    for artist in _MARKS.get(ax, ()):
        artist.remove()
    before = {id(artist) for artist in ax.get_children()}
    yield
    _MARKS[ax] = [artist for artist in ax.get_children() if id(artist) not in before]


def svg(figure: Figure) -> bytes:
    r"""Write a figure as SVG; the same figure gives the same bytes.

    Examples
    --------
    >>> with calm(Look()):
    ...     drawing = page(Look(), (64, 64), (64, 64))
    >>> svg(drawing) == svg(drawing), svg(drawing)[-7:]
    (True, b'</svg>\n')
    """
    written = BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "cocreation_teach"}):
        FigureCanvasSVG(figure).print_svg(written, metadata={"Date": None})  # type: ignore[no-untyped-call]
    rule = f"text{{font-family:{FONT} !important}}</style>".encode()
    return written.getvalue().replace(b"</style>", rule, 1)


def zero_line(ax: Axes, look: Look, *, upright: bool = False) -> None:
    """Draw the line at 0: above it value is created, below it destroyed."""
    (ax.axvline if upright else ax.axhline)(0, color=look.soft, linewidth=0.9, zorder=1)


def bare(ax: Axes, *sides: str) -> None:
    """Take away the spines on these sides."""
    ax.spines[list(sides)].set_visible(False)


def apart(heights: list[float], least: float) -> list[float]:
    """Return heights for labels in the same order, moved until no two are nearer than ``least``.

    Examples
    --------
    >>> [round(height, 2) for height in apart([0.5, 0.5, -1.0], 0.2)]
    [0.4, 0.6, -1.0]
    """
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed: list[list[float]] = []  # runs of touching labels: [middle, number of labels]
    for height in (heights[at] for at in order):
        placed.append([height, 1.0])
        while len(placed) > 1 and placed[-1][0] - placed[-2][0] < least * (placed[-1][1] + placed[-2][1]) / 2:
            middle, count = placed.pop()
            below, fewer = placed[-1]
            placed[-1] = [(middle * count + below * fewer) / (count + fewer), count + fewer]
    flat = [middle + least * (at - (count - 1) / 2) for middle, count in placed for at in range(int(count))]
    moved = [0.0] * len(heights)
    for at, height in zip(order, flat, strict=True):
        moved[at] = height
    return moved
