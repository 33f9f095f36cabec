"""Figures: a frame in, matplotlib Axes out; of the simulations (illustrations, not evidence) and of a class.

One module a simulation: `homes`, `meal`, `enactment`, `stakeholders`, `destruction`.  Each has

- functions that draw one panel: they take a pandas frame, optionally the Axes to draw on, and a `Look`, and
  return the Axes;
- ``figure``, which sets the panels of the simulation on one page, for a wide or a narrow place.

The frames are described where they are taken; nothing here knows the models behind them.  `style` holds what
all figures share.  It changes no global setting and leaves nothing behind in pyplot.

What is told by colour is told by a shape, a line style or a word as well.  Seaborn gives the
palettes, the histogram and the heat map.  Lines and bars are drawn by matplotlib itself: there is nothing to
estimate, and seaborn's line plot would take 10 ms a panel, too long for a figure that follows a slider.

Import the module that is wanted: each loads pandas and matplotlib, and seaborn where it draws with it.
"""
