"""What those who are asked are told before they answer: who asks, who sees what, and what could be done with it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import days, identity
from bot.desk import House
from bot.events import Place
from bot.markup import plain
from bot.people.offices import ZONE
from bot.records import Survey, Workplace
from bot.records.surveys import Asked, Way
from bot.replies import Fact
from bot.surveys.questionnaire import timing
from bot.surveys.staff.handing_in import UNSENT_DAYS


def facts(survey: Survey, workplace: Workplace | None, language: str, place: Place, house: House) -> tuple[Fact, ...]:
    zone = workplace.zone if workplace else ZONE
    return (
        Fact("Who asks", f"{plain(survey.asks)}. I am a machine, run by {plain(house.operator)}, and only hand it on."),
        Fact("How long it takes", timing.takes(survey.questionnaire, language)),
        *([Fact("Until when", told(survey.closes, zone))] if survey.closes else []),
        Fact("Who sees what", _seen(survey)),
        Fact("What is kept of you", _kept(survey)),
        Fact("What could be done meanwhile", MEANWHILE),
        Fact("Once it is closed", AFTERWARDS),
        Fact("Who can read this here", identity.readers(place.owner)),
    )


MEANWHILE = (
    "Until it closes, whoever runs the machine that I am on, and has its keys, could open what is sealed, see in which "
    "order it came, and test whether a given account has answered and how. None of my buttons or commands does that. "
    "Reminders go to everybody alike, since I do not look up who has answered."
)
AFTERWARDS = (
    "When it closes I count the answers, and erase each of them with the keys that open it: from then on nobody can "
    "read who said what, whoever runs me included. That needs them to keep no copy of my keys from before, as their "
    "instructions say; I cannot see whether they do. What is left can be listed: ask them to run "
    "*agreement-bot survey prove*."
)


def told(time: datetime, zone: str) -> str:
    here = time.astimezone(ZoneInfo(zone))
    return f"{here:%A} {days.told(here.date())}, {here:%H:%M} in {zone.rpartition('/')[2].replace('_', ' ')}"


def _seen(survey: Survey) -> str:
    texts = (
        " What you write in your own words is kept only if at least as many people write something; a rep reads it "
        "first, shuffled, before anybody else does."
        if any(one.asked is Asked.TEXT for one in survey.questionnaire.questions)
        else ""
    )
    pairs = (
        f" {len(survey.together)} pairs of questions are also counted against each other, as was declared beforehand."
        if len(survey.together) > 1
        else " One pair of questions is also counted against each other, as was declared beforehand."
        if survey.together
        else ""
    )
    return (
        "While it is open, nobody sees any result: reps only learn, hour by hour, how many have answered. Afterwards "
        f"they get counts; whatever could lead back to fewer than {survey.threshold} people is withheld.{pairs}{texts}"
    )


def _kept(survey: Survey) -> str:
    change = " so that you can change them and they count once" if survey.may_change else " so that they count once"
    by_code = (
        " Who answers with a survey code is counted apart, since reps make the codes. What they answer is shown and "
        "changed only in the browser, or from the account, that it came from, never by the code alone."
    )
    linked = " Who answers by the open link is counted apart, since one person could answer there twice."
    return (
        f"Your answers, sealed, under a code made of your account or your survey code,{change}: no name, no time. "
        f"What you have not sent yet is kept sealed for {UNSENT_DAYS} days at most. Whether you are a member "
        f"makes no difference, and is not kept.{by_code if Way.CODE in survey.ways else ''}"
        f"{linked if Way.LINK in survey.ways else ''}"
    )
