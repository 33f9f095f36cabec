from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.simulations.tax_channels import CHANNELS, ChannelName, ContributionKind
from cocreation_teach.simulations.tax_return import (
    CARER,
    COMMUTE,
    LINES,
    PAPERS,
    Form,
    Presets,
    assess,
    contributions,
)
from tests.simulations.plain import is_plain

amounts = st.integers(0, 10_000_000)
some = st.none() | amounts
forms = st.builds(
    Form,
    some,
    some,
    some,
    some,
    st.none() | st.sampled_from(list(COMMUTE)),
    st.none() | st.sampled_from(list(CARER)),
    st.lists(st.sampled_from([line.id for line in LINES]), unique=True).map(tuple),
)
presets = st.builds(Presets, amounts, amounts)
channels = st.sampled_from(list(ChannelName))


@pytest.mark.parametrize(
    ("income", "tax"),
    [(0, 0), (10_000, 0), (10_004, 0), (10_005, 1), (40_000, 6_000), (40_005, 6_002), (50_000, 10_000)],
)
def test_the_tax_on_an_income(income: int, tax: int) -> None:
    assert assess(Form(), Presets(income, 0)).tax == tax


def test_the_papers_return() -> None:
    result = assess(PAPERS)
    assert (result.income, result.deductions, result.taxable, result.tax) == (33_200, 3_000, 20_200, 4_040)
    assert (result.refund, result.due) == (1_260, 0)
    assert [entry.kind.value for entry in result.log] == [
        "correcting",
        "accepting",
        "entering",
        "entering",
        "choosing",
        "choosing",
    ]


@given(forms, presets, channels)
def test_every_return_adds_up(form: Form, office: Presets, channel: ChannelName) -> None:
    result = assess(form, office, channel)
    assert result == assess(form, office, channel)
    assert result.withheld - result.tax == result.refund - result.due
    assert min(result.refund, result.due) == 0
    assert 0 <= result.tax <= 0.4 * result.taxable
    assert is_plain(result.sentence())


@given(forms, presets)
def test_the_channel_changes_the_part_and_not_the_tax(form: Form, office: Presets) -> None:
    by_channel = [assess(form, office, name) for name in ChannelName]
    assert len({(result.tax, result.refund, result.due) for result in by_channel}) == 1
    assert len({tuple((e.line, e.kind) for e in result.log) for result in by_channel}) == 1
    together = [sum(entry.together for entry in result.log) for result in by_channel]
    assert together == sorted(together)
    assert together[0] == 0


@given(forms, presets)
def test_the_log_has_each_line_once_and_each_question(form: Form, office: Presets) -> None:
    log = contributions(form, office)
    settled = [entry.line for entry in log if entry.kind is not ContributionKind.ASKING]
    assert settled == [line.id for line in LINES]
    assert {entry.line for entry in log} - set(settled) == set()
    assert sorted(e.line for e in log if e.kind is ContributionKind.ASKING) == sorted(form.asked)
    assert sum(assess(form, office).counts().values()) == len(log)
    assert all(entry.said.endswith(".") for entry in log)


@given(forms, amounts)
def test_a_larger_gift_never_raises_the_tax(form: Form, gift: int) -> None:
    assert assess(replace(form, gifts=gift)).tax <= assess(replace(form, gifts=0)).tax


def test_typing_in_what_already_stands_there_corrects_nothing() -> None:
    office = Presets()
    assert contributions(Form(wages=office.wages))[0].kind is ContributionKind.ACCEPTING


def test_entering_nought_is_not_leaving_blank() -> None:
    kinds = [contributions(form)[2].kind for form in (Form(rent=0), Form())]
    assert kinds == [ContributionKind.ENTERING, ContributionKind.BLANK]


def test_the_channels_rise_on_the_continuum_with_a_reason_each() -> None:
    found = [CHANNELS[name].intensity for name in ChannelName]
    assert found == sorted(set(found))
    assert all(CHANNELS[name].intensity_why and all(CHANNELS[name].together.values()) for name in ChannelName)


def test_the_lines_offer_what_the_rules_know() -> None:
    options = {line.id: [key for key, _ in line.options] for line in LINES if line.how == "choice"}
    assert options == {"commute": list(COMMUTE), "carer": list(CARER)}
