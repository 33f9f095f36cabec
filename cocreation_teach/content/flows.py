"""What passes between the parts of a service system, in the file of a system.

::

    [flows]
    otherwise = "Nothing in the story tells of it."          # said of any other arrow
    actors = { rosa = "Rosa", clinic = "the clinic", ... }   # 3 to 7: who gives and receives
    things = { news = "news", money = "money", ... }         # 2 to 7: what is given
    [[flows.needed]]                                         # an arrow that must be there
    from = "rosa"
    thing = "news"
    to = "clinic"
    why = "..."
    [[flows.possible]]                                       # one that may, or all that fit it: leave out
    from = "clinic"                                          # from, thing or to, and any will fit
    [[flows.wrong]]                                          # what is said of others; the first that fits
    to = "clinic"
    why = "You may think ..., but ..."
    misconception = "M8"
    [[flows.absent]]                                         # what is said where no arrow fits
    from = "rosa"
    why = "On your map Rosa only receives."
    misconception = "M8"
"""

from typing import Final

from cocreation_teach.content.checks import Report, Table, check_misconception, has_fields
from cocreation_teach.content.reading import SLUG, is_slug
from cocreation_teach.theory import FlowKey, Flows, Rule
from cocreation_teach.theory.kinds.flows import RULES

ACTORS: Final = (3, 7)
THINGS: Final = (2, 7)
_FIELDS: Final = {"otherwise": str, "actors": dict, "things": dict, "needed": list}
_OPTIONAL: Final = {"possible": list, "wrong": list, "absent": list}
_ENDS: Final[dict[str, type]] = {"from": str, "thing": str, "to": str}
_SAID: Final[dict[str, type]] = {**_ENDS, "misconception": str}
_RULES: Final[dict[str, tuple[dict[str, type], dict[str, type]]]] = {
    "needed": ({**_ENDS, "why": str}, {}),
    "possible": ({}, _ENDS),
    "wrong": ({"why": str}, _SAID),
    "absent": ({"why": str}, _SAID),
}
"""By the name of a rule, the fields that it must have and those that it may."""


def check_flows(flows: object, report: Report) -> None:
    """Report what is wrong with what passes between the parts."""
    if not has_fields(flows, _FIELDS, _OPTIONAL, ", flows", report):
        return
    assert isinstance(flows, dict)
    for name, (fewest, most) in {"actors": ACTORS, "things": THINGS}.items():
        _check_labels(flows[name], f", flows, {name}", report)
        if not fewest <= len(flows[name]) <= most:
            report(f", flows, {name}", len(flows[name]), f"Allowed are {fewest} to {most} of them.")
    for name in RULES:
        for at, rule in enumerate(flows.get(name, []), start=1):
            _check_rule(rule, name, f", flows, {name} {at}", flows, report)


def _check_labels(labels: Table, place: str, report: Report) -> None:
    for key, label in labels.items():
        if not is_slug(key):
            report(f"{place} {key}", key, SLUG)
        if not isinstance(label, str) or not label.strip():
            report(f"{place} {key}", label, "Here stands its name, as in a sentence.")


def _check_rule(rule: object, name: str, place: str, flows: Table, report: Report) -> None:
    required, optional = _RULES[name]
    if not has_fields(rule, required, optional, place, report):
        return
    assert isinstance(rule, dict)
    for end, allowed in {"from": flows["actors"], "thing": flows["things"], "to": flows["actors"]}.items():
        if end in rule and rule[end] not in allowed:
            report(f"{place}, {end}", rule[end], f"Allowed is one of: {', '.join(allowed)}.")
    if "from" in rule and rule["from"] == rule.get("to"):
        report(f"{place}, to", rule["to"], "An arrow leads from one to another.")
    check_misconception(rule.get("misconception"), 0, place, report)


def read_flows(name: str, table: Table) -> Flows:
    """Return the question that a system's table asks, in which nothing is wrong."""
    flows = table["flows"]
    rules = {kind: tuple(map(_rule, flows.get(kind, []))) for kind in RULES}
    return Flows(
        id=f"{name}.flows",
        prompt=f"Who gives what to whom round {table['person']}?",
        actors=tuple(flows["actors"].items()),
        things=tuple(flows["things"].items()),
        drawn=FlowKey(**rules, otherwise=flows["otherwise"]),
        concepts=tuple(table["concepts"]),
        alone=False,
    )


def _rule(held: Table) -> Rule:
    giver, thing, receiver = (held.get(end, "") for end in ("from", "thing", "to"))
    return Rule(giver, thing, receiver, held.get("why", ""), held.get("misconception"))
