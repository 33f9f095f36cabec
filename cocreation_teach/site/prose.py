"""From Markdown to HTML as JupyterLab shows it, and as a page without a style of its own may hold it."""

import re
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import markdown2html_mistune

_NOTEBOOK: Final = re.compile(r'(\bhref="(?!\w+:)[^"#]*)\.ipynb(?=["#])')
_ALIGNED: Final = re.compile(r' style="text-align:\s*(\w+);?"')
_STYLE: Final = re.compile(r'<style\b.*?</style>\s*|(?<=[\w"]) style="[^"]*"', re.S)
_CORNER: Final = re.compile(r"<th([^>]*)></th>")
_SHEET: Final = '<div style="break-before: page">'
"""Where on paper a new sheet begins."""
_HEADING: Final = re.compile(r'(?<=<h[1-6] id=")[^"]+')
_PILCROW: Final = re.compile(r'<a class="anchor-link"[^>]*>.*?</a>')


def html_of(markdown: str) -> str:
    r"""Return Markdown as HTML.

    Links lead to the pages of the other notebooks, and headings can be linked by the names that JupyterLab
    gives them.

    Examples
    --------
    >>> html_of("See the [solution](../solutions/09.ipynb#Why).")
    '<p>See the <a href="../solutions/09.html#Why">solution</a>.</p>'
    >>> html_of("## A call")
    '<h2 id="A-call">A call</h2>'
    >>> html_of("## Ana’s call")
    '<h2 id="Ana’s-call">Ana&#8217;s call</h2>'

    >>> html_of("| | Who |\n|:-:|---|\n| A call | Ana |").splitlines()[3:5]
    ['  <td class="ccs-center"></td>', '  <th>Who</th>']

    What a notebook says of its look in JupyterLab stays away, but for where a new sheet of paper begins.

    >>> html_of('<style>p { color: red }</style><div style="break-before: page"></div>')
    '<div class="ccs-sheet"></div>'
    """
    html: str = _PILCROW.sub("", markdown2html_mistune(markdown).strip())
    html = _HEADING.sub(lambda name: escape(unquote(unescape(name[0]))), html)
    # A policy that forbids styles in the page forbids these too.
    named = _ALIGNED.sub(r' class="ccs-\1"', html.replace(_SHEET, '<div class="ccs-sheet">'))
    return _headed(_STYLE.sub("", _NOTEBOOK.sub(r"\1.html", named)))


def bare(html: str) -> str:
    """Return HTML that a library made without the style that it brings: the page has one for everything.

    Examples
    --------
    >>> bare('<style scoped>p {}</style><p style="color: red" class="a">It is so.</p>')
    '<p class="a">It is so.</p>'
    """
    return _headed(_STYLE.sub("", html))


def _headed(html: str) -> str:
    """Return HTML in whose tables a corner in which nothing stands is no heading."""
    return _CORNER.sub(r"<td\1></td>", html)


def coloured(source: str) -> str:
    """Return Python code with its words in colour.

    Examples
    --------
    >>> coloured("1 + 1").count("<span") > 1
    True
    """
    html: str = Highlight2HTML()(source)
    return html.strip()
