"""The ideas that wrong answers give evidence of, each with its refutation.

A refutation names the idea and then answers it ("You may think ..., but ..."), which teaches more
than a bare correction (Schroeder & Kucera, 2022).  It is not always put in the same words, which one would
cease to read.
"""

from dataclasses import dataclass

from cocreation_teach.theory.quadrant import Quadrant
from cocreation_teach.words import say


@dataclass(frozen=True, slots=True)
class Misconception:
    """A belief that leads to a wrong answer.

    Attributes
    ----------
    id
        ``M1`` to ``M30``.
    belief
        What the student may think: a clause that follows "that".
    refutation
        The answer to it: a clause that follows "but".

    Examples
    --------
    >>> print(MISCONCEPTIONS["M16"].text)
    You may think that arranging one’s own service is co-design, but ...
    """

    id: str
    belief: str
    refutation: str

    @property
    def text(self) -> str:
        """Belief and refutation as one sentence to the student."""
        form = int(self.id[1:]) % _FORMS
        return say(f"refuted.{form}", belief=self.belief, refutation=self.refutation)


_FORMS = 3
"""In how many forms a belief and its refutation are said."""

_BELIEFS = {
    "M1": (
        "people who resist or are coerced do not co-produce",
        "on the chapter’s view force takes nobody’s part away, and resistance shapes a "
        "service just as consent does",
    ),
    "M2": (
        "people who are unaware of a service do not co-produce it",
        "on the chapter’s view their presence and conduct shape it all the same, for them and for others",
    ),
    "M3": (
        "an active part is a voluntary part",
        "a part that simply comes with being served can be played keenly too",
    ),
    "M4": (
        "being asked for a view is already a share in running or changing the service",
        "where nothing people say can count, that is consultation, and by our convention involuntary",
    ),
    "M5": (
        "only groups can be at system level",
        "one person’s life and their experience of a whole system can shape each other",
    ),
    "M6": (
        "locus is the building or the number of organisations",
        "it is where the interplay lives: with the user’s own service, or with a system",
    ),
    "M7": (
        "a digital service has no co-production",
        "entering data and choosing among options is a part, though a small and passive one",
    ),
    "M8": (
        "the organisation makes the value and hands it over",
        "it can only promise a service, and value is made with the user, in use",
    ),
    "M9": (
        "co-production is good in itself",
        "it is a fact of service delivery, and it can destroy value as well as create it",
    ),
    "M10": (
        "coming back always shows satisfaction",
        "people also come back because the first visit did not solve their problem",
    ),
    "M11": (
        "value is cost, price or output",
        "the same cost and output can be worth very different things in two lives",
    ),
    "M12": (
        "co-production is user empowerment",
        "it is interaction, which happens whether or not the user gains any power",
    ),
    "M13": (
        "needs, well-being and capacity are one thing",
        "a need can be met without any new skill, and a good experience can leave the need unmet",
    ),
    "M14": (
        "a service can be made beforehand and stored",
        "it is produced and used at the same time; only its materials can wait on a shelf",
    ),
    "M15": (
        "co-production starts when professionals invite it",
        "on the service-management view it is there from the first moment of contact",
    ),
    "M16": (
        "arranging one’s own service is co-design",
        "it changes one person’s own arrangement, and not how a service or a system works",
    ),
    "M17": (
        "choosing to use a service makes the part played in it voluntary",
        "the axis asks about the part in producing it, not about walking through the door",
    ),
    "M18": (
        "the quadrants are a ladder with IV at the top",
        "they are four processes, each with its own way of creating value, and none ranks above another",
    ),
    "M19": (
        "each service belongs in one quadrant",
        "several processes can run in one encounter, and quadrant I runs under all of them",
    ),
    "M20": (
        "co-production, value co-creation and co-design are one thing",
        "co-production happens in every service, value may come of it, and co-design "
        "sets out to change services",
    ),
    "M21": (
        "satisfaction is value",
        "it is one part of value; the effect on a person’s life goes deeper",
    ),
    "M22": (
        "nothing a user does is voluntary, as every user co-produces anyway",
        "people can also freely take on a share that being served does not demand",
    ),
    "M23": (
        "being in a system is changing it",
        "living through a system shapes a life, while changing one takes a deliberate hand in how it works",
    ),
    "M24": (
        "relatives, neighbours or other agencies in the picture make it a system",
        "their presence decides nothing: what counts is whether the interplay stays with one service",
    ),
    "M25": (
        "one outcome suits everyone with a stake in a service",
        "stakeholders can want different and even opposed things from it",
    ),
    "M26": (
        "resistance always destroys value",
        "it can also make a service better, for the person who resists or for others",
    ),
    "M27": (
        "co-production is consumer choice",
        "it is what user and service do together, whether or not there was anything to choose",
    ),
    "M28": (
        "changing one service is co-management because it is only one",
        "co-management concerns a person’s own arrangement, while changing how even one "
        "service works is co-design",
    ),
    "M29": (
        "whoever co-produces a service is to blame when it fails",
        "a part in what happens is not the fault for it, and staff, rules and means have their parts too",
    ),
    "M30": (
        "coming back always shows that a service has failed",
        "people also come back for a step that was planned, or for something that did them good",
    ),
}

MISCONCEPTIONS: dict[str, Misconception] = {key: Misconception(key, *said) for key, said in _BELIEFS.items()}

_I, _II, _III, _IV = Quadrant

WRONG_CELLS: dict[tuple[Quadrant, Quadrant], str] = {
    (_I, _II): "M24",
    (_I, _III): "M3",
    (_I, _IV): "M20",
    (_II, _I): "M5",
    (_II, _III): "M5",
    (_II, _IV): "M23",
    (_III, _I): "M22",
    (_III, _II): "M6",
    (_III, _IV): "M16",
    (_IV, _I): "M20",
    (_IV, _II): "M22",
    (_IV, _III): "M28",
}
"""The misconception that a wrong cell usually shows, by (quadrant of the key, quadrant chosen)."""
