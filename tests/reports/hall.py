"""A workplace with an organiser and reps, and people who report something there."""

import re

from bot.events import Answer
from bot.records import Workplace
from bot.records.reports import Mode
from tests.people.living import Branch, Somebody
from tests.people.test_workplaces import placed

RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
WHAT = "Rota Wizard"


async def hall(branch: Branch, **values: str) -> Workplace:
    """Town Hall, which Olu organises."""
    organiser = await branch.organiser()
    await organiser.force("people.name")
    await organiser.fill(name="Olu Canary")
    return await placed(organiser, **values)


async def rep(branch: Branch, place: Workplace, name: str, known_as: str) -> Somebody:
    """Somebody whom Olu has appointed there."""
    organiser = branch.somebody("olu")
    await organiser.force("people.appoint")
    await organiser.fill(name=known_as, role="rep", workplace=place.id)
    made = branch.somebody(name)
    await made.say(f"claim {organiser.code}")
    await made.open()
    return made


async def filling(who: Somebody, place: Workplace, mode: Mode) -> None:
    """As far as the short form."""
    await who.say("report")
    await who.press(mode.capitalize())
    if [field.name for field in who.form.fields] == ["workplace"]:
        await who.fill(workplace=place.id)


async def reported(who: Somebody, place: Workplace, mode: Mode = Mode.ANONYMOUS, **values: Answer) -> str:
    """The figures of the receipt, as they were shown."""
    await filling(who, place, mode)
    named = {"name": "Ada Canary"} if mode is Mode.NAMED else {}
    await who.fill("", **{"what": WHAT, **named, **values})
    return receipt(who)


def receipt(who: Somebody) -> str:
    (found,) = RECEIPT.findall(who.words)
    return str(found)
