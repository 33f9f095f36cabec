"""Quotation marks as a book sets them, in Markdown that is typed with straight ones."""

import re
from typing import Final

from markdown_it import MarkdownIt

# Nothing but its rule for quotes, on text that is left as it is.
_QUOTES: Final = MarkdownIt("zero", {"typographer": True, "quotes": "“”‘’"}).enable("smartquotes")
_AS_TYPED: Final = re.compile(
    r"(?P<fence>`+).*?(?P=fence)|(?<=\])\([^)]*\)|<[^>\s][^>]*>|(?<!\\)\$[^$\n]+\$|\\.", re.DOTALL
)
"""Code, where a link leads, markup, formulas, and what is escaped."""
_STAND_IN: Final = "\ue000"


def curled(markdown: str) -> str:
    r"""Return Markdown with curly quotation marks in its prose.

    Examples
    --------
    >>> curled('"It works," said Ada\'s friend. "*Yes*"')
    '“It works,” said Ada’s friend. “*Yes*”'
    >>> curled('[a "b"](c.ipynb "d") and `"e"`')
    '[a “b”](c.ipynb "d") and `"e"`'
    """
    kept = [found.group() for found in _AS_TYPED.finditer(markdown)]
    text = _AS_TYPED.sub(_STAND_IN, markdown)
    paragraphs = re.split(r"(\n\s*\n|\n(?=\s*[-|>#\d]))", text)
    curly = "".join(map(_paragraph, paragraphs))
    return re.sub(_STAND_IN, lambda _: kept.pop(0), curly)


def _paragraph(text: str) -> str:
    [inline] = _QUOTES.parseInline(text)
    return "".join(child.content for child in inline.children or ())
