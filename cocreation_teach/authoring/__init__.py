"""From the sources of the course's pages to its notebooks.

``lessons/src/*.md`` become ``lessons/*.ipynb``; ``solutions/src/*.md`` become ``solutions/*.ipynb``
and, with the answers left out, ``exercises/*.ipynb``.  A source is MyST Markdown::

    ---
    title: The four quadrants
    minutes: 35
    concepts: [I0, I1]
    exercise: 09-classify-encounters     # in a lesson; false says that it has none
    ---

    # The four quadrants

    The first Markdown cell.  Behind it the build puts how to run the page, and the set-up cell.

    +++

    The next Markdown cell.

    ```{code-cell}
    :tags: [hide-input]

    QuestionCard(question("quadrants.numerals"))
    ```

A solution's heading reads ``# Exercise 09: ...`` and becomes ``# Solution 09: ...`` by itself.  A line
``# solution`` in a code cell leaves the rest of that cell out of the exercise, so what stands before it
ends with what the exercise is to show::

    board = QuadrantBoard(encounters("night-call"))
    board
    # solution
    board.answer({"night-call": "I"})

A cell tagged ``solution`` stands only in the solution, and one tagged ``exercise`` only in the exercise.
Front matter ``exercise: false`` makes a solution's source a page without an exercise.

Run ``python -m cocreation_teach.authoring build`` after changing a source, and ``check`` to see
whether all is up to date.  Students never import this package, and the wheel leaves it out.
"""
