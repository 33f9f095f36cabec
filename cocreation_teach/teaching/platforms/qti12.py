"""QTI 1.2 in a zip, for Canvas: a manifest, the assessment, and what Canvas adds of its own.

Canvas knows a question's type by the metadata `question_type`, and an option that is right by a
`respcondition` that sets 100; it has no credit for a part of it.
"""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from cocreation_teach.exchange.tables import number
from cocreation_teach.teaching.platforms.platform import zipped
from cocreation_teach.teaching.platforms.question import Option, Question, as_html, inline, legal

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_QTI: Final = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE: Final = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_CANVAS: Final = "http://canvas.instructure.com/xsd/cccv1p0"
_GENERAL: Final = "general_fb"


def write_qti12(title: str, questions: Sequence[Question], ident: str) -> bytes:
    """Return the zip of an assessment.

    Parameters
    ----------
    title
        What it is called.
    questions
        What it asks.
    ident
        Its id: letters, digits and hyphens.
    """
    files = {
        "imsmanifest.xml": _manifest(ident),
        f"{ident}/assessment_meta.xml": _meta(title, questions, ident),
        f"{ident}/{ident}.xml": _assessment(title, questions, ident),
    }
    for root in files.values():
        ET.indent(root)
    return zipped({name: ET.tostring(root, "UTF-8", xml_declaration=True) for name, root in files.items()})


def _root(name: str, space: str, place: str, **attributes: str) -> ET.Element:
    spaces = {"xmlns": space, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{space} {place}"}
    return ET.Element(name, attributes | spaces)


def _manifest(ident: str) -> ET.Element:
    place = "http://www.imsglobal.org/xsd/imscp_v1p1.xsd"
    root = _root("manifest", _PACKAGE, place, identifier=f"{ident}-manifest")
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = "IMS Content"
    ET.SubElement(metadata, "schemaversion").text = "1.1.3"
    ET.SubElement(root, "organizations")
    resources = ET.SubElement(root, "resources")
    quiz = ET.SubElement(resources, "resource", identifier=ident, type="imsqti_xmlv1p2")
    ET.SubElement(quiz, "file", href=f"{ident}/{ident}.xml")
    ET.SubElement(quiz, "dependency", identifierref=f"{ident}-meta")
    kind, href = (
        "associatedcontent/imscc_xmlv1p1/learning-application-resource",
        f"{ident}/assessment_meta.xml",
    )
    meta = ET.SubElement(resources, "resource", identifier=f"{ident}-meta", type=kind, href=href)
    ET.SubElement(meta, "file", href=href)
    return root


def _meta(title: str, questions: Sequence[Question], ident: str) -> ET.Element:
    root = _root("quiz", _CANVAS, "https://canvas.instructure.com/xsd/cccv1p0.xsd", identifier=ident)
    held = {
        "title": legal(title),
        "shuffle_answers": "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": number(sum((question.points for question in questions), Decimal()), 4),
        "show_correct_answers": "true",
        "allowed_attempts": "1",
        "available": "false",
    }
    for name, text in held.items():
        ET.SubElement(root, name).text = text
    return root


def _assessment(title: str, questions: Sequence[Question], ident: str) -> ET.Element:
    root = _root("questestinterop", _QTI, "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd")
    assessment = ET.SubElement(root, "assessment", ident=ident, title=legal(title))
    _metadata(assessment, {"cc_maxattempts": "1"})
    section = ET.SubElement(assessment, "section", ident="root_section")
    for question in questions:
        _item(section, question)
    return root


def _item(section: ET.Element, question: Question) -> None:
    item = ET.SubElement(section, "item", ident=question.id, title=legal(question.name))
    kind = "multiple_answers" if question.several else "multiple_choice" if question.options else "essay"
    held = {
        "question_type": f"{kind}_question",
        "points_possible": number(question.points, 4),
        "original_answer_ids": ",".join(_ident(question, option) for option in question.options),
        "assessment_question_identifierref": f"{question.id}-question",
    }
    _metadata(ET.SubElement(item, "itemmetadata"), held)
    presentation = ET.SubElement(item, "presentation")
    _material(presentation, as_html(question.prompt))
    (_choices if question.options else _field)(presentation, question)
    _processing(ET.SubElement(item, "resprocessing"), question)
    told = {_GENERAL: question.general}
    told |= {f"{_ident(question, option)}_fb": option.feedback for option in question.options}
    for ident, feedback in told.items():
        if feedback:
            place = ET.SubElement(ET.SubElement(item, "itemfeedback", ident=ident), "flow_mat")
            _material(place, as_html(*feedback))


def _choices(presentation: ET.Element, question: Question) -> None:
    many = "Multiple" if question.several else "Single"
    render = ET.SubElement(
        ET.SubElement(presentation, "response_lid", ident="response1", rcardinality=many), "render_choice"
    )
    for option in question.options:
        _material(
            ET.SubElement(render, "response_label", ident=_ident(question, option)), inline(option.label)
        )


def _field(presentation: ET.Element, _: Question) -> None:
    response = ET.SubElement(presentation, "response_str", ident="response1", rcardinality="Single")
    ET.SubElement(ET.SubElement(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")


def _processing(processing: ET.Element, question: Question) -> None:
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    ET.SubElement(ET.SubElement(processing, "outcomes"), "decvar", score)
    if not question.options:
        ET.SubElement(_condition(processing), "other")
    if question.general:
        ET.SubElement(_condition(processing, go_on=True), "other")
        _show(processing[-1], _GENERAL)
    for option in question.options:
        if option.feedback:
            _is(_condition(processing, go_on=True), question, option)
            _show(processing[-1], f"{_ident(question, option)}_fb")
    if question.several:
        every = ET.SubElement(_condition(processing), "and")
        for option in question.options:
            _is(every if option.right else ET.SubElement(every, "not"), question, option)
        _full(processing[-1])
        return
    for option in question.options:
        if option.share == 1:
            _is(_condition(processing), question, option)
            _full(processing[-1])


def _condition(processing: ET.Element, *, go_on: bool = False) -> ET.Element:
    condition = ET.SubElement(processing, "respcondition", {"continue": "Yes" if go_on else "No"})
    return ET.SubElement(condition, "conditionvar")


def _is(place: ET.Element, question: Question, option: Option) -> None:
    ET.SubElement(place, "varequal", respident="response1").text = _ident(question, option)


def _show(condition: ET.Element, ident: str) -> None:
    ET.SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=ident)


def _full(condition: ET.Element) -> None:
    ET.SubElement(condition, "setvar", action="Set", varname="SCORE").text = "100"


def _metadata(place: ET.Element, held: dict[str, str]) -> None:
    metadata = ET.SubElement(place, "qtimetadata")
    for label, value in held.items():
        field = ET.SubElement(metadata, "qtimetadatafield")
        ET.SubElement(field, "fieldlabel").text = label
        ET.SubElement(field, "fieldentry").text = value


def _material(place: ET.Element, text: str) -> None:
    ET.SubElement(ET.SubElement(place, "material"), "mattext", texttype="text/html").text = text


def _ident(question: Question, option: Option) -> str:
    return f"{question.id}_{option.id}"
