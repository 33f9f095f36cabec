"""Moodle XML, as `question/format/xml/format.php` reads it: the format that keeps the most."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from cocreation_teach.exchange.tables import number
from cocreation_teach.teaching.platforms.question import (
    Question,
    accepted,
    as_html,
    inline,
    legal,
    percent,
)


def write_moodle_xml(title: str, questions: Sequence[Question]) -> bytes:
    """Return a file of questions, in a category that is called like the assignment.

    Examples
    --------
    >>> from decimal import Decimal
    >>> b'<question type="essay">' in write_moodle_xml("T", [Question("q1", "Why", "Why?", Decimal(2))])
    True
    """
    quiz = ET.Element("quiz")
    # A stroke parts the names of categories; two of them are one that is meant.
    _text(
        ET.SubElement(quiz, "question", type="category"),
        "category",
        f"$course$/top/{title.replace('/', '//')}",
    )
    for question in questions:
        _question(quiz, question)
    ET.indent(quiz)
    content: bytes = ET.tostring(quiz, encoding="UTF-8", xml_declaration=True)
    return content + b"\n"


def _question(quiz: ET.Element, question: Question) -> None:
    held = ET.SubElement(quiz, "question", type="multichoice" if question.options else "essay")
    _text(held, "name", question.name)
    _html(held, "questiontext", as_html(question.prompt))
    _html(held, "generalfeedback", as_html(*question.general))
    settings = {"defaultgrade": number(question.points, 4), "penalty": "0.3333333", "hidden": "0"}
    for name, value in settings.items():
        ET.SubElement(held, name).text = value
    ET.SubElement(held, "idnumber").text = question.id
    (_options if question.options else _essay)(held, question)
    if question.tags:
        tags = ET.SubElement(held, "tags")
        for tag in question.tags:
            _text(tags, "tag", tag)


def _options(held: ET.Element, question: Question) -> None:
    settings = {
        "single": "false" if question.several else "true",
        "shuffleanswers": "false" if question.ordered else "true",
        "answernumbering": "none",
    }
    for name, value in settings.items():
        ET.SubElement(held, name).text = value
    for option in question.options:
        answer = ET.SubElement(held, "answer", fraction=percent(accepted(option.share)), format="html")
        ET.SubElement(answer, "text").text = inline(option.label)
        _html(answer, "feedback", as_html(*option.feedback))


def _essay(held: ET.Element, question: Question) -> None:
    settings = {"responseformat": "editor", "responserequired": "1", "responsefieldlines": "10"}
    for name, value in (settings | {"attachments": "0"}).items():
        ET.SubElement(held, name).text = value
    _html(held, "graderinfo", as_html(*question.criteria, *question.general))
    _html(held, "responsetemplate", "")


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(ET.SubElement(parent, name), "text").text = legal(text)


def _html(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(ET.SubElement(parent, name, format="html"), "text").text = text
