"""One survey for each of several workplaces, launched and steered together: a campaign.

No answer says where somebody works. So what is to be known by workplace is asked in a survey for each, which has its
own key, target, threshold and results. Nothing is ever told of all of them together: what one withholds can then not
follow from the others and a total.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.memory import keyed
from bot.records import Survey, Workplace
from bot.records.surveys import LIVE, Questionnaire, Stage, Way
from bot.store import Transaction
from bot.surveys.questionnaire.questions import said

CAMPAIGN = "campaign"  # as it lies in the store


def split(
    survey: Survey, places: Sequence[Workplace], channels: Mapping[str, str], earlier: Mapping[str, str], secret: bytes
) -> tuple[Survey, ...]:
    """One for each workplace. `channels`: the workplace of each; `earlier`: what was asked there the last time."""
    targets = dict(survey.targets)
    made = (
        replace(
            survey,
            id=keyed(secret, "survey of a campaign", survey.id, place.id),
            workplace=place.id,
            questionnaire=_named(survey.questionnaire, place),
            channels=tuple(one for one in survey.channels if channels.get(one) == place.id),
            target=targets.get(place.id, 0),
            each=False,
            targets=(),
            campaign=survey.id,
            earlier=earlier.get(place.id, ""),
        )
        for place in places
    )
    return tuple(map(_ways, made))


async def parts(tx: Transaction, campaign: str) -> list[Survey]:
    """In the order of their names."""
    theirs = [one.id for one in await tx.lying(Survey) if one.fields.get(CAMPAIGN) == campaign]
    found = [one for id_ in theirs if (one := await tx.get(Survey, id_))]
    return sorted(
        found, key=lambda one: (said(one.questionnaire.title, one.questionnaire.languages[0]).casefold(), one.id)
    )


async def pieces(tx: Transaction, survey: Survey) -> list[Survey]:
    """What is done with it is done with each of these."""
    return await parts(tx, survey.id) if survey.stage is Stage.SPLIT else [survey]


async def asked_before(tx: Transaction, survey: Survey) -> dict[str, str]:
    """The last time that the same was asked, by workplace."""
    before = await tx.get(Survey, survey.earlier) if survey.earlier else None
    return {one.workplace: one.id for one in await pieces(tx, before)} if before else {}


def stages(found: Sequence[Survey]) -> frozenset[Stage]:
    return frozenset(one.stage for one in found)


async def forget_empty(tx: Transaction) -> None:
    """What is left of a campaign once all its surveys are forgotten."""
    split = await tx.lying(Survey, stage=Stage.SPLIT)
    used = {one.fields.get(CAMPAIGN) for one in await tx.lying(Survey)} if split else set()
    for one in split:
        if one.id not in used:
            await tx.remove(Survey, one.id)


def closes(found: Sequence[Survey]) -> datetime | None:
    """The last of those that are open."""
    return max((one.closes for one in found if one.stage in LIVE and one.closes), default=None)


def _named(asked: Questionnaire, place: Workplace) -> Questionnaire:
    """The workplace comes first, so that it is still read where a chat cuts what is long."""
    return replace(asked, title={language: f"{place.name}: {words}" for language, words in asked.title.items()})


def _ways(survey: Survey) -> Survey:
    """Where it was to be asked in channels only, and none is of this workplace, nobody is asked in the chat."""
    in_chat = survey.everybody or survey.willing or survey.channels
    return survey if in_chat else replace(survey, ways=tuple(one for one in survey.ways if one is not Way.CHAT))
