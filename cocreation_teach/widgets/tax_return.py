"""The electronic tax return of a made-up country: fill it in and watch your own part in it."""

from typing import Any, Final

import anywidget
import traitlets

from cocreation_teach.simulations.tax_channels import CHANNELS, ChannelName, ContributionKind
from cocreation_teach.simulations.tax_return import ALLOWANCE, LINES, MOST, PAPERS, Form, Presets, assess
from cocreation_teach.widgets import keeping
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.widgets.payload import rail_payload
from cocreation_teach.words import say

UNTOUCHED: Final[dict[str, Any]] = {
    "values": {},
    "written": {},
    "asked": [],
    "handed_in": False,
    "channel": "online",
}
"""The return as it comes from the tax office."""

_LINES: Final = tuple(line.id for line in LINES)
_LONGEST: Final = 200
_NAME: Final = "tax-return"

PAPERS_SAID: Final = (
    f"Your last payslip: {PAPERS.wages:,} crowns in wages this year, {PAPERS.withheld:,} withheld as tax.",
    f"Receipts from the lifeboat fund: {PAPERS.gifts} crowns.",
    "You own a bed and a bicycle, and rent out neither.",
    "Your work is 34 km away.",
    "Every evening you cook for your father and dress his leg. Nobody pays you for it.",
)
HELP: Final = {
    "wages": "Your employer reported this figure in January. Check it against your last payslip.",
    "withheld": "Your employer paid this to us during the year. It counts towards your tax.",
    "rent": "Write what tenants paid you in the year. If you have no tenants, write 0.",
    "gifts": "Only gifts to registered charities count. Keep your receipts for three years.",
    "commute": "Choose the distance one way, from door to door. The means of travel does not matter.",
    "carer": "Choose Yes if you care for a relative or friend on most days. A flat sum is then deducted.",
}
WHY: Final = {
    ContributionKind.ENTERING: "Only you have this figure, and the assessment needs it. So it is "
    "co-production, though a small part: the form asks, and you supply.",
    ContributionKind.CHOOSING: "You fit your life to one of the office’s answers. Your choice shapes the "
    "result, but the options were set before you came.",
    ContributionKind.CORRECTING: "You know something that the office has wrong, and the result changes with "
    "it. This is the most active part that the form leaves you.",
    ContributionKind.ASKING: "A question can open a conversation. This one was answered by a stored text, "
    "so nothing went back and forth.",
    ContributionKind.BLANK: "An empty line decides something too: it counts as 0, or as no deduction. The "
    "form cannot tell whether you meant it.",
    ContributionKind.ACCEPTING: "The office’s figure stands because you let it. This is hardly "
    "co-production, and yet your silence counts as your word.",
}


class TaxReturn(anywidget.AnyWidget):
    """An electronic tax return, with a log of what its user contributes.

    An illustration, not evidence: the rules are those of `cocreation_teach.simulations.tax_return`.

    Attributes
    ----------
    form
        The return as it stands: ``values`` (by line, a whole number or an option), ``written`` (by line, what
        was written and is no amount), ``asked`` (lines), ``handed_in`` and ``channel``.
    assessment
        What comes of it once it is handed in; else empty.
    refusal
        A sentence on the last state that was refused; empty if none was.

    Examples
    --------
    >>> tax = TaxReturn()
    >>> tax.form = tax.form | {"values": {"gifts": 300, "commute": "far"}, "handed_in": True}
    >>> tax.assessment["said"][3]
    'You get back 800 crowns.'
    >>> tax.report()
    'Handed in.'
    """

    _esm = LOADER
    _parts = Parts("tax_return")

    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    form: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    assessment: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    refusal = traitlets.Unicode().tag(sync=True)

    def __init__(self) -> None:
        kept = keeping.kept_state(_NAME)
        sound = isinstance(kept, dict) and not _faults(kept)
        super().__init__(content=_content(), form=kept if sound else UNTOUCHED)

    def report(self) -> str:
        """Return in one line how far the return has come."""
        if self.form["handed_in"]:
            return say("tax.report-in")
        touched = len({*self.form["values"], *self.form["written"], *self.form["asked"]})
        return (
            say("tax.report-some", touched=touched, lines=len(LINES)) if touched else say("tax.report-none")
        )

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return say("run-this-cell", name="TaxReturn", report=self.report())

    @traitlets.validate("form")
    def _check_form(self, proposal: Any) -> dict[str, Any]:
        form: dict[str, Any] = proposal["value"]
        if faults := _faults(form):
            raise traitlets.TraitError(" ".join(faults))
        return form

    @traitlets.observe("form")
    def _assess(self, change: Any) -> None:
        self.refusal = ""
        self.assessment = _assessment(change["new"]) if change["new"]["handed_in"] else {}

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the page sends; refuse what is no return, and send the earlier one back."""
        try:
            super().set_state(sync_data)
            if "form" in sync_data:
                self.refusal = keeping.keep_state(_NAME, self.form)
        except traitlets.TraitError as refused:
            self.refusal = say("tax.refused", why=refused)
            self.send_state(["form", "assessment", "refusal"])


def _faults(form: dict[str, Any]) -> list[str]:
    if form.keys() != UNTOUCHED.keys():
        return [f"A return holds {', '.join(UNTOUCHED)}."]
    if strange := [name for name, usual in UNTOUCHED.items() if not isinstance(form[name], type(usual))]:
        return [f"The return’s {', '.join(strange)} cannot be read."]
    written, faults = form["written"], []
    if unknown := [name for name in (*form["values"], *written) if name not in _LINES]:
        faults.append(f"The return has no line {', '.join(map(str, unknown))}.")
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in written.values()):
        faults.append(f"What is written in a line is a text of at most {_LONGEST} characters.")
    if form["channel"] not in tuple(ChannelName):
        faults.append(f"The channel is one of: {', '.join(ChannelName)}.")
    if form["handed_in"] and written:
        faults.append("A return with a line that cannot be read is not handed in.")
    if not faults:
        try:
            _read(form)
        except (TypeError, ValueError) as error:
            faults.append(str(error))
    return faults


def _read(form: dict[str, Any]) -> Form:
    return Form(**form["values"], asked=tuple(form["asked"]))


def _assessment(form: dict[str, Any]) -> dict[str, Any]:
    """Return the assessment in plain sentences, and for each channel what it makes of the log."""
    by_channel = {name: assess(_read(form), channel=name) for name in ChannelName}
    result, untouched = by_channel[ChannelName.ONLINE], assess(Form())
    moved = abs((result.refund - result.due) - (untouched.refund - untouched.due))
    crowns = {
        name: f"{getattr(result, name):,}" for name in ("income", "deductions", "taxable", "tax", "withheld")
    }
    change = say("tax.said-moved", moved=f"{moved:,}") if moved else say("tax.said-unmoved")
    said = [
        say("tax.said-income", **crowns),
        say("tax.said-taxable", allowance=f"{ALLOWANCE:,}", **crowns),
        say("tax.said-tax", **crowns),
        _balance(result.refund, result.due),
        f"{say('tax.said-untouched', refund=f'{untouched.refund:,}')} {change}",
    ]
    return {"said": said, "channels": {name: outcome.sentence() for name, outcome in by_channel.items()}}


def _balance(refund: int, due: int) -> str:
    if refund:
        return say("tax.said-refund", crowns=f"{refund:,}")
    if due:
        return say("tax.said-due", crowns=f"{due:,}")
    return say("tax.said-even")


def _content() -> dict[str, Any]:
    """Return the words and rules that the page draws from."""
    presets = Presets()
    return {
        "most": MOST,
        "papers": list(PAPERS_SAID),
        "lines": [
            {
                "id": line.id,
                "label": line.label,
                "how": line.how,
                "options": [{"id": key, "label": label} for key, label in line.options],
                "preset": getattr(presets, line.id, None),
                "help": HELP[line.id],
            }
            for line in LINES
        ],
        **rail_payload(),
        "kinds": {kind.value: {"label": kind.label, "why": WHY[kind]} for kind in ContributionKind},
        "channels": [
            {
                "id": channel.name.value,
                "label": channel.label,
                "intensity": channel.intensity,
                "why": channel.intensity_why,
                "together": {kind.value: why for kind, why in channel.together.items()},
            }
            for channel in CHANNELS.values()
        ],
    }
