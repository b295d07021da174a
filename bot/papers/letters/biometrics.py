"""The letter on technology that takes fingerprints, faces, voices or other data of the body."""

from bot.papers import levers
from bot.papers.facts import Facts
from bot.papers.letters import common
from bot.papers.letters.common import Composed, part
from bot.papers.paper import Heading, Paragraph, Points
from bot.records.papers import Section
from bot.records.register import OfPeople
from bot.records.reports import Does

_LAW = (levers.DATA, levers.TOLD, levers.DISCRIMINATION, levers.ADJUSTMENTS, levers.CONSULT, levers.MONITORING)
_RESTS_ON = (
    ("agreement.no-decisions-on-people", "no system that watches people at work"),
    ("agreement.info-privacy", "an assessment of the risks to privacy"),
    ("agreement.info-equality", "an assessment of equality"),
)
_ASKS = (
    "What exactly is taken from people's bodies, and what is kept of it: a picture, a pattern, or nothing?",
    "What is it for, and what shows that a card, a key or a code would not do as well?",
    (
        "On which lawful basis do you use it, and on which further condition, since such data is of the most protected "
        "kind where it tells who somebody is?"
    ),
    "Was there a data protection impact assessment? Please let us have it.",
    "Was it tested on people of all skin colours and ages, on worn hands, and with disabled people? What came out?",
    "What do people use instead who cannot or do not want to be scanned, and what keeps them from harm by that?",
    "Where is the data, who can see it, the supplier included, and when is it deleted, also when somebody leaves?",
    "Is it used for anything else, such as hours, attendance or discipline? Will it ever be?",
)


def compose(facts: Facts) -> Composed:
    named = [(clause, name) for clause, name in _RESTS_ON if clause in facts.shelf.pack.clauses]
    advice = (
        ""
        if Does.WATCHES in facts.system.does or OfPeople.BIOMETRIC in facts.system.of_people
        else "The register does not say that this system takes data of the body. Check that before you use this letter."
    )
    return Composed(
        f"Concern about biometric data in {facts.called}",
        (
            common.head(facts),
            part(
                Section.OPENING,
                Paragraph(common.about(facts)),
                Paragraph(
                    "It takes, or could take, data from people's bodies. Nobody can change their face or their fingers "
                    "once such data is lost or misused. We have concerns about it, and want to settle them with you."
                ),
            ),
            part(Section.ASKS, Heading("What we ask you"), Points(_ASKS)),
            *common.basis(named, facts),
            *common.law(_LAW, facts),
            common.closing(
                "Please answer in writing, and meet us about it. Until then we ask you to enrol nobody, to offer "
                "everybody another way, and to treat nobody worse who waits. Please answer to [address].",
            ),
        ),
        advice,
    )
