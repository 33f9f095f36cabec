"""A service encounter: the unit that the typology classifies."""

from dataclasses import dataclass
from enum import StrEnum

from cocreation_teach.theory.axes import Locus, Nature
from cocreation_teach.theory.quadrant import Quadrant
from cocreation_teach.theory.value import ValueKind


class Channel(StrEnum):
    """How the user and the service meet."""

    IN_PERSON = "in person"
    TELEPHONE = "telephone"
    POST = "post"
    ELECTRONIC = "electronic"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Encounter:
    """One person, one public service, one moment, and how the typology reads it.

    The quadrant is derived from nature and locus and never stored, so it cannot contradict them.

    Attributes
    ----------
    id, title, description, sector, country
        What a student reads.
    nature, nature_why, locus, locus_why
        The two axes, each with its reason in one or two sentences.
    contested, contested_why
        The second quadrant that an informed reader could defend, and how; else ``None`` and ``""``.
    intensity, intensity_why
        Place on the chapter's continuum, 1 (passive, through an interface) to 5 (iterative,
        inter-personal), with its reason.
    channel, values, values_why
        How they meet, which kinds of value are created or at stake, and the reason.
    pair
        Id of the contrasting encounter: the same scene with one fact changed.
    misconceptions
        Misconception ids by wrong quadrant, where the usual ones do not fit this encounter.
    source
        ``chapter`` where the chapter gives the example, ``course`` where we do, or a citation.

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> encounters("return-at-midnight")[0].quadrant
    <Quadrant.I: 'I'>
    """

    id: str
    title: str
    description: str
    sector: str
    country: str
    nature: Nature
    nature_why: str
    locus: Locus
    locus_why: str
    contested: Quadrant | None
    contested_why: str
    intensity: int
    intensity_why: str
    channel: Channel
    values: tuple[ValueKind, ...]
    values_why: str
    pair: str | None
    misconceptions: tuple[tuple[Quadrant, str], ...]
    source: str

    @property
    def invented(self) -> bool:
        """Whether scene, people and rules are made up."""
        return self.source in {"chapter", "course"}

    @property
    def quadrant(self) -> Quadrant:
        """The cell where the encounter's nature and locus meet."""
        return Quadrant.at(self.nature, self.locus)
