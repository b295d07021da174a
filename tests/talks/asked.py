"""Somebody who asks for a talk at the hall, as far as they come."""

from bot.events import Answer
from bot.records import Talk
from tests.cases.parts import Hall
from tests.people.living import Somebody
from tests.reports.hall import receipt

NAME, REACH = "Robin Canary", "07700 900 canary, after six"
ABOUT, WHEN = "The new cameras in the canary room", "evenings of a canary"
WROTE: dict[str, str] = {"name": NAME, "reach": REACH, "about": ABOUT, "when": WHEN}


async def begun(who: Somebody, there: Hall, campaign: str = "") -> None:
    """As far as the form."""
    await who.force("talks.ask", campaign)
    await who.press("Go on")
    if [field.name for field in who.form.fields] == ["workplace"]:
        await who.fill(workplace=there.place.id)


async def asked(who: Somebody, there: Hall, cause: str = "", campaign: str = "", **values: Answer) -> str:
    """The figures of the receipt."""
    await begun(who, there, campaign)
    await who.fill(cause, **{**WROTE, **values})
    return receipt(who)


async def the_talk(there: Hall) -> Talk:
    (found,) = await there.every(Talk)
    return found


def ticks(who: Somebody, *names: str) -> tuple[str, ...]:
    """The choices of the form for these names."""
    (field,) = (field for field in who.form.fields if field.name == "hidden")
    return tuple(value for value, label in field.options if label.partition(" (")[0] in names)
