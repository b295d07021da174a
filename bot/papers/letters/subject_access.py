"""The subject access request. A member sends it about themselves: all about them is filled in by their own hand."""

from bot.papers import levers
from bot.papers.facts import Facts
from bot.papers.letters import common
from bot.papers.letters.common import Composed, part
from bot.papers.paper import Heading, Paragraph, Points, Signature
from bot.records.papers import Section

_LAW = (levers.COPY, levers.TOLD, levers.MACHINES)


def compose(facts: Facts) -> Composed:
    lines = (
        f"To: [data protection officer], {facts.place.employer}",
        "From: [your name, written by hand]",
        "So that you can find me: [staff number or post, written by hand]",
        "Please answer to: [your own address, written by hand]",
        "Date: [day on which you send this]",
    )
    return Composed(
        f"Subject access request about {facts.called}",
        (
            part(Section.HEAD, Paragraph("\n".join(lines))),
            part(
                Section.OPENING,
                Paragraph(
                    f"I ask for a copy of my personal data in connection with {facts.called} at {facts.place.name}, "
                    "and in every system that it takes data from or gives data to."
                ),
            ),
            part(
                Section.ASKS,
                Heading("What I ask for"),
                Points(
                    (
                        "a copy of all that is held about me: scores, ranks, notes, pictures, recordings, conclusions",
                        "what each kind of it is used for, and on which lawful basis",
                        "where it came from, if not from me",
                        "who has had it or will have it, suppliers included",
                        "how long each kind is kept",
                        "whether a machine decided anything about me by itself, how it got there, what it means for me",
                    )
                ),
            ),
            *common.law(_LAW, facts, heading="What this rests on"),
            part(
                Section.CLOSING,
                Paragraph(
                    "Please tell me that you have received this. If you need anything to find the data or to be sure "
                    "who I am, please ask me at once."
                ),
                Signature(("Signature", "Name")),
            ),
        ),
        "A member sends this about themselves, and fills in by hand what is in brackets. Give it to whoever asks. "
        "I keep nothing of who that is: do not write it into the letter here.",
    )
