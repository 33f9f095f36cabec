"""What stands in an empty case sheet: two worked examples, and a word on each column."""

from typing import Final

from cocreation_teach.theory import Channel, Locus, Nature, Quadrant

EXAMPLES: Final[tuple[dict[str, str], ...]] = (
    {
        "id": "example-eye-test",
        "title": "A test for the eyes",
        "description": (
            "Once in five years Signe's driving licence has to be renewed, and this time the letter asks "
            "for an eye test. At the town's clinic an assistant covers her left eye and points to a row of "
            "letters. Signe reads them out, guesses two, and says so. The assistant goes back one row and "
            "lets her try again without hurry. The rows, their order and the limit for passing stand in a "
            "regulation. After twelve minutes she has her form, with a stamp."
        ),
        "sector": "licensing",
        "country": "Denmark",
        "nature": "involuntary",
        "nature_why": (
            "Nobody can be tested without reading the letters out. Her honesty makes the test better, but "
            "she has no hand in how it is run: that stands in a regulation."
        ),
        "locus": "individual",
        "locus_why": "All of it passes between her and one assistant, in one clinic, in twelve minutes.",
        "contested": "",
        "contested_why": "",
        "intensity": "3",
        "intensity_why": "They are face to face and react to each other, but once only and by fixed steps.",
        "channel": "in person",
        "values": "needs;wellbeing",
        "values_why": (
            "Her need for a valid licence is met. Being given time, and being believed, does her good. "
            "She can do nothing afterwards that she could not do before."
        ),
        "pair": "",
        "misconceptions": "III:M3",
        "source": "own",
    },
    {
        "id": "example-bus-timetable",
        "title": "The last bus",
        "description": (
            "The last bus leaves the hospital ten minutes before the evening shift ends. Bongani, a porter "
            "who rides it, writes to the bus company and is asked to come. On three evenings he sits with "
            "the planner, a nurse and two other riders over the plans of four lines. They find that two "
            "connections would break if the bus waited, and that the hospital could let the shift end "
            "earlier. In March the new timetable starts, for everybody on these lines."
        ),
        "sector": "transport",
        "country": "South Africa",
        "nature": "voluntary",
        "nature_why": (
            "Riding a bus asks for no part in planning it. He takes on this work freely, and what the group "
            "finds changes how the service runs."
        ),
        "locus": "system",
        "locus_why": (
            "Four lines, a hospital's shifts and all their riders are weighed together, and what changes is "
            "how they work as a whole."
        ),
        "contested": "",
        "contested_why": "",
        "intensity": "4",
        "intensity_why": "They meet in person three times, and each evening builds on the one before.",
        "channel": "in person",
        "values": "needs;capacity",
        "values_why": (
            "He and others can get home after work. He has also learnt how a timetable is made and changed, "
            "which he can use again."
        ),
        "pair": "",
        "misconceptions": "",
        "source": "own",
    },
)
"""Made up, and public like all that comes with the course: `assign` leaves them out."""

MEANINGS: Final = {
    "id": "A short name of your own: a-z, 0-9 and single hyphens. Students never see it.",
    "title": "A few words. They stand in reports for you; students do not see them in an assignment.",
    "description": "The scene that students read: one person, one public service, one moment.",
    "sector": "Such as health, policing, transport.",
    "country": "Where it happens.",
    "nature": "involuntary (the part comes with being served) or voluntary (it is taken on freely).",
    "nature_why": "The fact of the scene that decides it, in a sentence or two. Feedback is made of it.",
    "locus": "individual (one service) or system (a service system).",
    "locus_why": "The fact of the scene that decides it, in one or two sentences.",
    "contested": "The second quadrant (I, II, III, IV) that can be defended; empty if the case is clear.",
    "contested_why": "How it can be defended; only where the case is contested.",
    "intensity": "1 (passive, through an interface) to 5 (iterative, between persons): the continuum.",
    "intensity_why": "The reason, in a sentence.",
    "channel": "How they meet: in person, telephone, post, electronic or mixed.",
    "values": "Which of needs, wellbeing and capacity are created or at stake; several with semicolons.",
    "values_why": "The reason, also for what does not arise.",
    "pair": "The id of its twin: the same scene with one fact changed. Mostly empty.",
    "misconceptions": "Which misconception a wrong quadrant shows, such as III:M3;IV:M16. May stay empty.",
    "source": "Where the case comes from: own, or a citation.",
}


def allowed_in(column: str) -> tuple[str, ...]:
    """Return the words that a column takes; none where it takes any text.

    Examples
    --------
    >>> allowed_in("nature"), allowed_in("title")
    (('involuntary', 'voluntary'), ())
    """
    return {
        "nature": tuple(one.value for one in Nature),
        "locus": tuple(one.value for one in Locus),
        "contested": tuple(one.value for one in Quadrant),
        "intensity": ("1", "2", "3", "4", "5"),
        "channel": tuple(one.value for one in Channel),
    }.get(column, ())
