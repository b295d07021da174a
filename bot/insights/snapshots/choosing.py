"""An organiser chooses what is in a snapshot that nobody has signed."""

from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.insights.parts import HEADINGS
from bot.insights.signing import CHANGED
from bot.insights.snapshots import in_chat, keeping
from bot.insights.snapshots.at import CHOOSE, SNAPSHOT, At, at
from bot.insights.snapshots.signing import fixed
from bot.records.audit import Did
from bot.records.insights import Audience, Part
from bot.register import reading
from bot.register.at import about
from bot.replies import Field, Form, Kind, Replies, Text
from bot.routes import Routes

ALWAYS = "In short always stands in it: how many people reported, and a sentence of each part that you choose."
FOR_MEMBERS = (
    "Everything is in it, unless you leave something out. Whoever gets its address can read it, and it may reach the "
    "employer."
)
FOR_EMPLOYER = "Left out, unless you tick it, is what the union may want to keep to itself:"
WHY = {
    Part.WORKPLACES: "it tells the employer where people have spoken up.",
    Part.WEEKS: "beside rotas and what was said in a team, it tells the employer when they have.",
    Part.TOGETHER: "it tells the employer what was reported where.",
    Part.SURVEYS: "the union may want to bring their results itself, when it chooses.",
    Part.GAPS: "they tell what the union may ask for next.",
}
BOTH = "Two things together are in it only where each of the two is ticked, too."
NEVER = (
    "Never in it are clauses that no rep has confirmed, and how long members wait for a reply: that is between them "
    "and their reps."
)


def add(routes: Routes) -> None:
    routes.pressed(CHOOSE, asked)
    routes.submitted(CHOOSE, choose)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(there: At) -> Replies:
        return fixed(there) or (_form(there),)

    return await at(event, desk, event.value, ask)


async def choose(event: Submitted, desk: Desk) -> Replies:
    """Delivered again, it says the same; of two who choose at once, the second looks again."""
    number = about(event).split(" ")[-1]

    async def keep(there: At) -> Replies:
        if stop := fixed(there):
            return stop
        form = _form(there)
        if number != str(there.snapshot.changed):
            look = there.button("Look at it", SNAPSHOT, main=True)
            said = await in_chat.shown(there)
            return said if there.looking.acting.again else (Text(CHANGED, (look,), private=True),)
        if wrong := form.check(event.values):
            return (wrong,)
        parts = frozenset(reading.chosen(event.values, "parts", Part))
        await keeping.choose(there.looking.tx, there.snapshot, parts)
        await there.looking.acting.log(Did.CHOSE_SNAPSHOT, there.snapshot.id)
        return await in_chat.shown(await there.again())

    return await at(event, desk, about(event), keep)


def _form(there: At) -> Form:
    options = tuple((part, HEADINGS[part]) for part in there.offered)
    chosen = tuple(part for part in there.offered if part in there.snapshot.parts)
    field = Field("parts", "What is in it, beside “In short”?", Kind.CHOICES, options, required=True)
    key = f"{CHOOSE} {there.value} {there.snapshot.changed}"
    return Form(key, f"Snapshot {there.whom}", (field,), _intro(there), "Keep it", {"parts": chosen})


def _intro(there: At) -> str:
    both = (BOTH,) if Part.TOGETHER in there.offered else ()
    if there.snapshot.audience is Audience.MEMBERS:
        return "\n\n".join((FOR_MEMBERS, ALWAYS, *both))
    held_back = [part for part in keeping.HELD_BACK if part in there.offered]
    why = "\n".join(f"- {HEADINGS[part]}: {WHY[part]}" for part in held_back)
    return "\n\n".join((*((f"{FOR_EMPLOYER}\n\n{why}",) if why else ()), NEVER, ALWAYS, *both))
