"""The checklists: what a rep asks an employer about a system, and what to look for in its answer.

They follow those of the negotiating guide, in words of our own. Each question is put so that a good answer is yes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.records import System
from bot.records.register import OfPeople
from bot.records.reports import Does


class Checklist(StrEnum):
    """Those on single kinds of technology are for systems of that kind."""

    EQUALITY = "equality"
    HEALTH = "health"
    DATA = "data"
    BIOMETRICS = "biometrics"
    MONITORING = "monitoring"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class Question:
    id: str  # never changed: answers are kept under it
    ask: str
    look: str


@dataclass(frozen=True, slots=True)
class Questions:
    name: str
    clause: str  # of the guide
    asked: tuple[Question, ...]


LISTS = {
    Checklist.EQUALITY: Questions(
        "Equality and fairness",
        "negotiating.check-equality",
        (
            Question(
                "equality.assessed",
                "Is there a written assessment of what it does to equality?",
                "Ask for the paper itself. It goes through all nine protected characteristics and names a date.",
            ),
            Question(
                "equality.bias",
                "Do you test it for bias and for harm to staff, and put right what you find?",
                "Who tested, on whom, how often, with which result. Words like “the supplier assures us” are no test.",
            ),
            Question(
                "equality.challenge",
                "Can staff challenge what it decides?",
                "A named person, a time limit, and proof that the person can change the result.",
            ),
            Question(
                "equality.access",
                "Can disabled staff, and people with any accent or language, work with it as well as others?",
                "Which assistive software was tried. What somebody does whom the system does not understand.",
            ),
        ),
    ),
    Checklist.HEALTH: Questions(
        "Health and safety",
        "negotiating.check-health-safety",
        (
            Question(
                "health.assessed",
                "Have its risks to health and safety been assessed?",
                "The mind as well as the body: pace, stress, being watched. The safety reps had a part in it.",
            ),
            Question(
                "health.stress",
                "Is it ruled out that it drives people faster or leaves them no breaks?",
                "Who sets the pace and the targets, and who can lower them.",
            ),
            Question(
                "health.always-on",
                "Can people be out of its reach outside their hours?",
                "Alerts and messages can be turned off, and nobody is marked down for that.",
            ),
        ),
    ),
    Checklist.DATA: Questions(
        "Data protection",
        "negotiating.check-data",
        (
            Question(
                "data.assessed",
                "Is there a data protection impact assessment?",
                "Ask for the paper itself. It weighs the risks to staff, not only to the organisation.",
            ),
            Question(
                "data.told",
                "Have staff been told in plain words what is collected about them, and what for?",
                "A notice that names this system. Every purpose is named, discipline included.",
            ),
            Question(
                "data.stored",
                "Is it clear where the data lies, who can see it, and how it is kept safe?",
                "The supplier and whoever works for it are named, and so is the country.",
            ),
            Question(
                "data.kept",
                "Is there a day by which the data is deleted?",
                "A length of time for each kind of data. “As long as needed” is none.",
            ),
        ),
    ),
    Checklist.BIOMETRICS: Questions(
        "Specific technology: biometrics",
        "negotiating.check-technology",
        (
            Question(
                "biometrics.basis",
                "Can you name the lawful basis for using data of people's bodies?",
                "A basis for personal data, and a further condition where it tells who somebody is.",
            ),
            Question(
                "biometrics.other-way",
                "Is there another way for whoever does not want to be scanned?",
                "It is offered to everybody, costs them nothing and leaves no mark against them.",
            ),
        ),
    ),
    Checklist.MONITORING: Questions(
        "Specific technology: monitoring",
        "negotiating.check-technology",
        (
            Question(
                "monitoring.justified",
                "Can you show that the monitoring is justified and goes no further than it must?",
                "Which problem it answers, what milder means were tried, and what is left alone, such as breaks.",
            ),
            Question(
                "monitoring.open",
                "Is all of it open, and were staff or their representatives asked?",
                "Nothing is secret. What was said when they were asked, and what came of it.",
            ),
        ),
    ),
    Checklist.DECISIONS: Questions(
        "Specific technology: decisions by machines",
        "negotiating.check-technology",
        (
            Question(
                "decisions.person",
                "Does a person look at each result before it counts?",
                "They have the time, the knowledge and the power to say otherwise, and sometimes do.",
            ),
            Question(
                "decisions.told",
                "Are people told that a machine had a part in it, and how to contest it?",
                "It stands in the decision itself, with a name and a time limit.",
            ),
        ),
    ),
}
ALL = {question.id: question for one in LISTS.values() for question in one.asked}
_FOR_ALL = (Checklist.EQUALITY, Checklist.HEALTH, Checklist.DATA)
_KINDS = {
    Checklist.MONITORING: {Does.MONITORS, Does.EVALUATES, Does.WATCHES},
    Checklist.DECISIONS: {
        *(Does.ALLOCATES, Does.EVALUATES, Does.RECRUITS, Does.DISCIPLINES, Does.DECIDES, Does.PAYS),
    },
}


def fitting(system: System) -> tuple[Checklist, ...]:
    """The lists that fit what is known of it; those on single kinds of technology only where it is of that kind."""
    found = [one for one, does in _KINDS.items() if does & set(system.does)]
    body = [Checklist.BIOMETRICS] if OfPeople.BIOMETRIC in system.of_people or Does.WATCHES in system.does else []
    return (*_FOR_ALL, *body, *found)


def open_ones(lists: Iterable[Checklist], answered: Iterable[str]) -> list[Question]:
    """Not answered yet: the first of each list, then the second of each, and so on."""
    done, asked = set(answered), [LISTS[one].asked for one in lists]
    longest = max((len(one) for one in asked), default=0)
    return [one[at] for at in range(longest) for one in asked if at < len(one) and one[at].id not in done]
