"""What could be done next in a campaign: from its phases, its days, and numbers that were told already. Pure.

Each rule says one thing, why, and where it is done; they come in this order, and the first two that apply are told.
None of them knows of anybody: what it is given has no person in it. `docs/decisions/recruitment.md` lists them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot import days
from bot.campaigns import at, plan_at, planning
from bot.campaigns.participation import Asked, Here
from bot.insights import making as reporting
from bot.insights import seeing
from bot.papers.meeting import TO_BRIEF
from bot.records import EVERYWHERE, Campaign, Plan
from bot.records.campaigns import Stage
from bot.records.plans import Helps, How, Phase
from bot.replies import Button
from bot.surveys import at as surveys
from bot.surveys.results import in_chat as results

MOST = 2  # that are told
SOON = timedelta(days=7)
PEOPLE_DECIDE = (
    "What is suggested comes from these days, and from numbers that were told already; never from a person, or about "
    "one. People decide."
)


@dataclass(frozen=True, slots=True)
class View:
    """All that a suggestion is made of. `leads`: whether it is read by an organiser of the campaign."""

    campaign: Campaign
    plan: Plan
    today: date
    here: Sequence[Here]
    leads: bool
    meeting: bool = False  # whether one is called that is still to come

    @property
    def current(self) -> Phase | None:
        return planning.current(self.plan.phases)

    @property
    def places(self) -> Iterator[Here]:
        return (one for one in self.here if one.id != EVERYWHERE)

    def helped_by(self, what: Helps) -> Phase | None:
        """What is next, if this helps in it."""
        current = self.current
        return current if current and what in current.helps else None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`button`: where it is done; none where somebody else must do it."""

    words: str
    why: str
    button: Button | None


Rule = Callable[[View], Suggestion | None]


def suggested(view: View) -> tuple[Suggestion, ...]:
    found = list[Suggestion]()
    for rule in AFTER if view.campaign.stage is Stage.ENDED else RULES:
        one = rule(view)
        if one and all(one.button is None or one.button != other.button for other in found):
            found.append(one)
        if len(found) == MOST:
            break
    return tuple(found)


def has_ended(view: View) -> Suggestion | None:
    if view.campaign.stage is not Stage.ENDED:
        return None
    words = "Whoever asked to hear of this campaign can be told what has come of it."
    return Suggestion(words, "It has ended.", _own(view, Button("Messages", at.MESSAGES, view.campaign.id)))


def day_is_over(view: View) -> Suggestion | None:
    late = [one for one in view.plan.phases if planning.over(one, view.today)]
    if not late:
        return None
    first = min(late, key=lambda one: one.by or view.today)
    words = f"If “{first.name}” is done, it can be marked. If it takes longer, another day can be chosen."
    why = f"Its day was {_day(first)}. Plans are there to be changed."
    return Suggestion(words, why, _phase(view, first))


def few_have_answered(view: View) -> Suggestion | None:
    found = [(one, one.survey) for one in view.here if one.survey and one.survey.live and one.survey.counted]
    for one, survey in found:
        if survey.least < one.answers_hoped:
            left = survey.reminders
            rest = f"{left} reminder{'' if left == 1 else 's'} will go out to everybody alike. " if left else ""
            words = f"{rest}Talking with people comes first: what would they want to know before they answer?"
            told = _told(one, survey, "are")
            return Suggestion(words, told, Button("The survey", surveys.ONE, survey.id))
    return None


def results_unsigned(view: View) -> Suggestion | None:
    for one in view.here:
        if one.survey and not one.survey.live and not one.survey.signed:
            words = "Once an organiser has signed the results, everybody who was asked can read them."
            why = f"“{one.survey.title}” at {one.name} is closed, and its results are not signed off."
            return Suggestion(words, why, Button("The results", results.RESULTS, one.survey.id))
    return None


def last_day_is_near(view: View) -> Suggestion | None:
    until, current = view.campaign.until, view.current
    running = view.campaign.stage is Stage.RUNNING
    if not running or until is None or current is None or not view.today <= until <= view.today + SOON:
        return None
    words = "The campaign can be given a later last day, or end as it is."
    why = f"Its last day is {days.told(until)}, and “{current.name}” is not done."
    return Suggestion(words, why, Button("The campaign", at.ONE, view.campaign.id))


def nobody_was_asked(view: View) -> Suggestion | None:
    phase = view.helped_by(Helps.SURVEY)
    together = any(one.id == EVERYWHERE and one.survey for one in view.here)
    left = [] if together else [one for one in view.places if one.survey is None]
    if phase is None or not left:
        return None
    words = "A survey asks everybody the same, and nobody can be seen in it."
    return Suggestion(words, f"“{phase.name}” is next, and no survey was asked at {_names(left)}.", surveys.NEW)


def few_did_answer(view: View) -> Suggestion | None:
    phase = view.helped_by(Helps.SURVEY)
    for one in view.here if phase else ():
        survey = one.survey
        if survey and not survey.live and survey.signed and survey.least < one.answers_hoped:
            words = "Before the same is asked again, people can be asked what would make it worth their time."
            told = _told(one, survey, "were")
            return Suggestion(words, told, Button("The survey", surveys.ONE, survey.id))
    return None


def nothing_was_counted(view: View) -> Suggestion | None:
    phase = view.helped_by(Helps.REPORTS)
    left = [one for one in view.places if one.reported is None]
    if phase is None or not left:
        return None
    words = "An organiser can make a concern report of what people reported, and sign it."
    why = f"“{phase.name}” is next, and no signed concern report of this time tells of {_names(left)}."
    return Suggestion(words, why, reporting.NEW if view.leads else seeing.OPEN)


def few_have_reported(view: View) -> Suggestion | None:
    phase = view.helped_by(Helps.REPORTS)
    for one in view.places if phase else ():
        if one.reported and one.reported.least < one.reports_hoped:
            words = "People can be told how to report what AI does at work, and that no name is needed for it."
            why = f"Of {one.name} is told: {one.reported.told}; {one.reports_hoped:,} are hoped for."
            return Suggestion(words, why, seeing.OPEN)
    return None


def could_meet(view: View) -> Suggestion | None:
    phase = view.helped_by(Helps.MEETING)
    if phase is None or view.meeting:
        return None
    words = "People can be invited to a meeting, and say whether they come."
    return Suggestion(words, f"“{phase.name}” is next.", _own(view, Button("Meeting", at.MEETING, view.campaign.id)))


def could_brief(view: View) -> Suggestion | None:
    phase = view.helped_by(Helps.BRIEF)
    if phase is None:
        return None
    return Suggestion("A brief has on one page what is known of a system.", f"“{phase.name}” is next.", TO_BRIEF)


def nothing_begun(view: View) -> Suggestion | None:
    current = view.current
    if current is None or current.how is How.UNDER_WAY:
        return None
    words = f"If “{current.name}” has begun, it can be marked as under way."
    return Suggestion(words, "No phase is under way.", _phase(view, current))


def has_no_day(view: View) -> Suggestion | None:
    current = view.current
    if current is None or current.by:
        return None
    return Suggestion(f"“{current.name}” could have a day.", "It is next, and has none.", _phase(view, current))


def all_done(view: View) -> Suggestion | None:
    if not view.plan.phases or view.current:
        return None
    words = "The campaign can end, or its plan can go on with another phase."
    return Suggestion(words, "Every phase is done.", Button("The campaign", at.ONE, view.campaign.id))


RULES: tuple[Rule, ...] = (
    has_ended,
    day_is_over,
    few_have_answered,
    results_unsigned,
    last_day_is_near,
    nobody_was_asked,
    few_did_answer,
    nothing_was_counted,
    few_have_reported,
    could_meet,
    could_brief,
    nothing_begun,
    has_no_day,
    all_done,
)
AFTER: tuple[Rule, ...] = (has_ended, few_have_answered, results_unsigned)  # what is still open once it has ended


def _own(view: View, button: Button) -> Button | None:
    """What only the campaign's organisers can do."""
    return button if view.leads else None


def _phase(view: View, one: Phase) -> Button:
    return Button("That phase", plan_at.PHASE, f"{view.campaign.id} {one.key}")


def _told(here: Here, survey: Asked, are: str) -> str:
    return f"“{survey.title}” at {here.name}: {survey.told}; {here.answers_hoped:,} {are} hoped for."


def _day(one: Phase) -> str:
    return days.told(one.by) if one.by else ""


def _names(places: Sequence[Here]) -> str:
    return places[0].name if len(places) == 1 else f"{len(places)} workplaces"
