"""The channels of a tax return, and what each changes.  An illustration, not evidence.

Scene.  The return of `tax_return` can be handed in online, with a helper at a screen (assisted digital), by
telephone or at the office counter.  Osborne, Strokosch & Radnor (2018) see co-production as a continuum:
services with iterative contact between people stand high, and an electronic return stands low, for the part
is mostly passive and passes through an interface.

Model.  A channel has an intensity from 1 to 5, and for each kind of contribution it says whether citizen and
staff make it together.  The tax is the same in every channel.

Assumptions: the chapter places the electronic return only.  The other three places, and what each channel
does to a contribution, are our reading, with a reason for each.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cocreation_teach.simulations.parameters import among, refuse, whole


class ContributionKind(StrEnum):
    """What the citizen does to a line of the return.

    Examples
    --------
    >>> ContributionKind("entering").label
    'Entering data'
    """

    ENTERING = "entering"
    CHOOSING = "choosing"
    CORRECTING = "correcting"
    ASKING = "asking"
    BLANK = "blank"
    ACCEPTING = "accepting"

    @property
    def label(self) -> str:
        """The kind in words."""
        return {
            "entering": "Entering data",
            "choosing": "Choosing among presets",
            "correcting": "Correcting a preset",
            "asking": "Asking",
            "blank": "Deciding to leave blank",
            "accepting": "Letting a preset stand",
        }[self.value]


class ChannelName(StrEnum):
    """The ways to hand in a return.

    Examples
    --------
    >>> CHANNELS[ChannelName("office")].intensity
    4
    """

    ONLINE = "online"
    ASSISTED = "assisted"
    TELEPHONE = "telephone"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to hand in a return, and what it changes.

    Attributes
    ----------
    intensity, intensity_why
        Place on the continuum from 1 (passive, through an interface) to 5 (iterative, inter-personal).
    together
        The kinds of contribution that the citizen makes together with staff, each with the reason; the other
        kinds the citizen makes alone.

    Examples
    --------
    >>> CHANNELS[ChannelName.ONLINE].together
    {}
    """

    name: ChannelName
    label: str
    intensity: int
    intensity_why: str
    together: Mapping[ContributionKind, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a place outside the continuum."""
        refuse(whole("intensity", self.intensity, 1, 5))


_K = ContributionKind
CHANNELS = {
    channel.name: channel
    for channel in (
        Channel(
            ChannelName.ONLINE,
            "Online self-service",
            1,
            "An interface stands between citizen and office; nobody answers within the encounter.",
        ),
        Channel(
            ChannelName.ASSISTED,
            "Assisted digital",
            2,
            "A helper sits beside the citizen, but the form still sets what can be said.",
            {
                _K.ASKING: "The helper answers at once, so one question can lead to the next.",
                _K.CHOOSING: "The helper says what an option means before the citizen picks it.",
            },
        ),
        Channel(
            ChannelName.TELEPHONE,
            "Telephone",
            3,
            "Two people talk it through, though neither sees the other's papers.",
            {
                _K.ASKING: "Question and answer follow each other in one talk.",
                _K.CHOOSING: "The adviser reads the options out and asks about the citizen's life.",
                _K.ENTERING: "The citizen says the figure and the adviser types it.",
                _K.CORRECTING: "The adviser asks why the figure is wrong and changes it.",
            },
        ),
        Channel(
            ChannelName.OFFICE,
            "At the office counter",
            4,
            "Citizen and official go through the papers face to face, but meet only once a year.",
            {
                _K.ASKING: "The official can see what puzzles the citizen and ask back.",
                _K.CHOOSING: "They find the option that fits the citizen's life together.",
                _K.ENTERING: "They look for the figure together in the citizen's papers.",
                _K.CORRECTING: "The papers lie on the counter, so the preset is checked by both.",
                _K.BLANK: "The official asks about a line before it is left blank.",
                _K.ACCEPTING: "The official asks whether the preset is right before it stands.",
            },
        ),
    )
}


def channel_named(name: str) -> Channel:
    """Return a channel by its name.

    Raises
    ------
    ValueError
        If there is no such channel.

    Examples
    --------
    >>> channel_named("telephone").intensity
    3
    """
    refuse(among("channel", name, tuple(ChannelName)))
    return CHANNELS[ChannelName(name)]
