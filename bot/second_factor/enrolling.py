"""An office holder sets up an authenticator app: a key is shown, and kept once the app's first figures were typed."""

from functools import partial

from bot import memory, reaching
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people.offices import ZONE, pseudonym, refused, rights, today_in
from bot.records import Enrolling, Role, SecondFactor, Seen, Unlocked
from bot.records.audit import Did
from bot.replies import Form, Replies, Text
from bot.routes import Routes
from bot.second_factor import asking, keeping, picturing, totp
from bot.second_factor.checking import check
from bot.second_factor.giving import amiss, once, opened
from bot.second_factor.times import SETTING_UP
from bot.store import Transaction, run

KEY = "second.enrol"
NOT_HERE = Text(
    "Others can read this place. Please write *second step* to me in a conversation of our own.", private=True
)
ALREADY = "Your second step is set up already. *second step* shows it."
OVER = "That took longer than a quarter of an hour, so I have forgotten the key. Begin again with a new one."
ON = (
    "Your second step is on. From now on I ask for the figures before I show what a report says, at most twice a day. "
    "If you lose the phone, another organiser can reset it; if there is none, whoever runs the machine can."
)


def add(routes: Routes) -> None:
    routes.pressed(asking.BEGIN, begun)
    routes.submitted(KEY, enrolled)


async def begun(event: Pressed, desk: Desk) -> Replies:
    if not event.place.private:
        return (NOT_HERE,)
    found = await run(desk.store, partial(_secret, event=event, desk=desk))
    if not isinstance(found, str):
        return found
    pictures, link = await picturing.shown(found, event.place, desk)
    return (*pictures, _form(found, event.value, link, pictured=bool(pictures or link)))


async def _secret(tx: Transaction, event: Pressed, desk: Desk) -> str | Replies:
    """The same until it is used or lapses, so that two windows show one."""
    if not (await rights(tx, event.person, desk)).offices:
        return refused(Role.REP)
    who = pseudonym(event.person, desk)
    if await tx.get(SecondFactor, who):
        return (Text(ALREADY, private=True),)
    await reaching.remember(tx, event, desk)
    if kept := await _pending(tx, who, desk):
        return kept.secret
    made, until = totp.made(), desk.now() + SETTING_UP
    await tx.put(Enrolling(who, until, until, made))
    return made


async def enrolled(event: Submitted, desk: Desk) -> Replies:
    return await run(desk.store, partial(_enrolled, event=event, desk=desk))


async def _enrolled(tx: Transaction, event: Submitted, desk: Desk) -> Replies:
    held = await rights(tx, event.person, desk)
    if not held.offices:
        return refused(Role.REP)
    who, then = pseudonym(event.person, desk), event.form.partition(" ")[2]
    typed = str(event.values.get("code", ""))
    delivered = once(event, typed, desk)
    if await tx.get(SecondFactor, who):
        again = await tx.get(Seen, delivered) and await tx.get(Unlocked, keeping.where(who, event.place, desk))
        return opened(then, ON) if again else (Text(ALREADY, private=True),)
    pending = await _pending(tx, who, desk)
    if pending is None:
        return (asking.set_up(then, words=OVER),)
    form = _form(pending.secret, then)
    if wrong := form.check(event.values):
        return (amiss(form, wrong.errors["code"]),)
    step = await check(tx, who, typed, desk, secret=pending.secret)
    if isinstance(step, str):
        return (amiss(form, step),)
    await tx.remove(Enrolling, who)
    await tx.put(SecondFactor(who, pending.secret, today_in(ZONE, desk.now()), step))
    await memory.first(tx, delivered, desk.now())
    await keeping.unlock(tx, who, event.place, desk)
    await keeping.log(tx, who, Did.SET_UP_STEP, held, desk)
    return opened(then, ON)


async def _pending(tx: Transaction, who: str, desk: Desk) -> Enrolling | None:
    kept = await tx.get(Enrolling, who)
    return kept if kept and desk.now() < kept.until <= desk.now() + SETTING_UP else None


def _form(secret: str, then: str, link: str = "", *, pictured: bool = False) -> Form:
    """It stands in a window of its own wherever a chat has one: no history holds it."""
    picture = f"\n\nThe picture, for the app to read:\n\n{link}" if link else ""
    intro = (
        "Open an authenticator app on your own phone, not on one of your employer's; any will do. Add an account "
        f"{'by the picture, or ' if pictured else ''}by typing this key:\n\n**{totp.grouped(secret)}**{picture}\n\n"
        "Then type the figures that the app shows. I show the key only now: keep no copy where others could find it."
    )
    return Form(f"{KEY} {then}".strip(), "Set up your second step", (asking.CODE,), intro, "Turn it on", confided=True)
