"""The tax return without a browser: its state, its checks, and what the page and Python both know."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
import traitlets
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.simulations.tax_channels import ChannelName, ContributionKind
from cocreation_teach.simulations.tax_return import CARER, COMMUTE, LINES, PAPERS, Form, assess, contributions
from cocreation_teach.widgets import TaxReturn, loading
from cocreation_teach.widgets.tax_return import HELP, PAPERS_SAID, UNTOUCHED, WHY

PAPERS_FORM = {
    "values": {line.id: getattr(PAPERS, line.id) for line in LINES},
    "asked": ["gifts"],
    "handed_in": True,
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
amounts = st.integers(0, 10_000_000)
values = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("wages", "withheld", "rent", "gifts"), amounts)
    | {"commute": st.sampled_from(list(COMMUTE)), "carer": st.sampled_from(list(CARER))},
)
asked = st.lists(st.sampled_from([line.id for line in LINES]), unique=True)


@pytest.fixture
def tax() -> TaxReturn:
    return TaxReturn()


def test_untouched_there_is_no_assessment(tax: TaxReturn) -> None:
    assert tax.form == UNTOUCHED
    assert tax.assessment == {}
    assert repr(tax) == "TaxReturn: Not filled in yet. Run this cell to see it."


def test_handed_in_the_assessment_is_that_of_the_model(tax: TaxReturn) -> None:
    tax.form = UNTOUCHED | PAPERS_FORM
    expected = assess(PAPERS)
    assert f"You get back {expected.refund:,} crowns." in tax.assessment["said"]
    assert tax.assessment["said"][-1].endswith("Your part makes a difference of 760 crowns.")
    assert list(tax.assessment["channels"]) == list(ChannelName)
    assert all(len(sentence.split()) <= 35 for sentence in tax.assessment["channels"].values())
    assert tax.report() == "Handed in."


@pytest.mark.parametrize(
    ("given_values", "said"),
    [
        ({"wages": 50_000}, "You still have to pay 4,700 crowns."),
        ({"withheld": 4_800}, "There is nothing to pay and nothing to get back."),
        ({}, "Your part has made no difference to that."),
    ],
)
def test_each_end_has_its_sentence(tax: TaxReturn, given_values: dict[str, int], said: str) -> None:
    tax.form = UNTOUCHED | {"values": given_values, "handed_in": True}
    assert said in " ".join(tax.assessment["said"])


def test_a_return_that_is_taken_back_has_no_assessment(tax: TaxReturn) -> None:
    tax.form = UNTOUCHED | PAPERS_FORM
    tax.form = tax.form | {"handed_in": False}
    assert tax.assessment == {}
    assert tax.report() == "6 of 6 lines touched."


def test_a_bad_entry_is_kept_and_cannot_be_handed_in(tax: TaxReturn) -> None:
    bad = UNTOUCHED | {"written": {"rent": "€ 12,50"}}
    tax.form = bad
    assert tax.form["written"] == {"rent": "€ 12,50"}
    with pytest.raises(traitlets.TraitError, match="cannot be read is not handed in"):
        tax.form = bad | {"handed_in": True}
    assert tax.form == bad


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"values": {"gifts": -5, "carer": "perhaps"}}, "gifts is -5, but .* carer is 'perhaps', but"),
        ({"values": {"gifts": "300"}}, "gifts is '300', but it must be a whole number"),
        ({"values": {"lottery": 5}}, "The return has no line lottery"),
        ({"written": {"gifts": "x" * 201}}, "a text of at most 200 characters"),
        ({"written": {"gifts": 7}}, "a text of at most 200 characters"),
        ({"asked": ["lottery"]}, "asked is 'lottery', but"),
        ({"asked": "gifts"}, "The return’s asked cannot be read"),
        ({"channel": "post"}, "The channel is one of: online, assisted, telephone, office"),
        ({"handed_in": 1}, "The return’s handed_in cannot be read"),
        ({"more": 1}, "A return holds values, written, asked, handed_in, channel"),
    ],
)
def test_what_is_no_return_is_refused_in_a_sentence(
    tax: TaxReturn, changed: dict[str, object], message: str
) -> None:
    with pytest.raises(traitlets.TraitError, match=message):
        tax.form = UNTOUCHED | changed
    tax.set_state({"form": UNTOUCHED | changed})
    assert tax.form == UNTOUCHED
    assert tax.refusal.startswith("That was not taken. ")
    tax.set_state({"form": UNTOUCHED | {"asked": ["rent"]}})
    assert tax.refusal == ""


@given(ANYTHING, st.sampled_from([*UNTOUCHED, "form"]))
def test_whatever_the_page_sends_the_return_stays_one(sent: object, name: str) -> None:
    tax = TaxReturn()
    tax.set_state({"form": sent if name == "form" else UNTOUCHED | {name: sent}})
    assert tax.form.keys() == UNTOUCHED.keys()
    Form(**tax.form["values"], asked=tuple(tax.form["asked"]))


@given(values, asked)
def test_every_good_return_is_taken_and_assessed(filled: dict[str, object], questions: list[str]) -> None:
    tax = TaxReturn()
    tax.set_state({"form": UNTOUCHED | {"values": filled, "asked": questions, "handed_in": True}})
    assert tax.refusal == ""
    assert all(sentence.endswith(".") for sentence in tax.assessment["said"])


def test_a_word_on_each_line_and_each_kind() -> None:
    assert list(HELP) == [line.id for line in LINES]
    assert set(WHY) == set(ContributionKind)


def test_the_papers_say_what_the_model_takes_them_to_say() -> None:
    said = " ".join(PAPERS_SAID)
    for amount in (PAPERS.wages, PAPERS.withheld, PAPERS.gifts):
        assert f"{amount:,}" in said
    assert (PAPERS.rent, PAPERS.commute, PAPERS.carer) == (0, "far", "yes")


def test_the_page_names_contributions_as_the_model_does(
    program: Callable[[str], str], tax: TaxReturn
) -> None:
    forms = [
        UNTOUCHED | {"handed_in": True},
        UNTOUCHED | PAPERS_FORM,
        UNTOUCHED | {"values": {"wages": 34_000, "rent": 0}, "asked": ["wages", "carer"], "handed_in": True},
    ]
    script = f"""
        import {{ logOf }} from {json.dumps((loading.FOLDER / "tax_form.mjs").as_uri())};
        import {{ readFileSync }} from "node:fs";
        const [lines, forms] = JSON.parse(readFileSync(0));
        const named = (form) => logOf(lines, form).map(({{ line, kind }}) => [line.id, kind]);
        console.log(JSON.stringify(forms.map(named)));
    """
    done = subprocess.run(
        [program("node"), "--input-type=module", "-e", script],
        input=json.dumps([tax.content["lines"], forms]),
        capture_output=True,
        text=True,
        check=True,
    )
    expected = [contributions(Form(**form["values"], asked=tuple(form["asked"]))) for form in forms]
    assert json.loads(done.stdout) == [[[entry.line, entry.kind] for entry in log] for log in expected]


def test_it_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom cocreation_teach.widgets import TaxReturn\n"
        "print(*{'numpy', 'pandas', 'matplotlib'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
