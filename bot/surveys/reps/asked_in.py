"""A rep says in a channel that surveys can be posted there. Whoever reads along there can answer."""

from dataclasses import replace

from bot.acting import Acting, act
from bot.channels import is_one
from bot.desk import Desk
from bot.events import Place, Said, Submitted
from bot.markup import plain
from bot.memory import keyed
from bot.people.offices import named, refused
from bot.records import Address, AskedIn, Role, Workplace
from bot.records.audit import Did
from bot.replies import Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.sight import workplaces
from bot.store import Transaction
from bot.workplaces import none_yet

HERE, NOT_HERE_WORDS = "survey here", "no surveys here"
KEY = "surveys.here"
LONGEST_NAME = 60
NOT_A_CHANNEL = Text("Mention me with *survey here* in the channel in which surveys are to be posted.", private=True)


def add(routes: Routes) -> None:
    routes.command(HERE, said)
    routes.command(NOT_HERE_WORDS, said_not)
    routes.submitted(KEY, submitted)


async def said(event: Said, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        if not is_one(event.place):
            return (NOT_A_CHANNEL,)
        form = await _form(acting, await acting.tx.get(AskedIn, _id(event.place, desk)))
        if form:  # what is sent back can come from beside the channel, from where it cannot be reached
            await acting.tx.put(_address(event.place, desk))
        return (form or none_yet(acting.sight.held),)

    return await act(event, desk, ask)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> Replies:
        address = await acting.tx.get(Address, _id(event.place, desk)) if event.place.room else None
        if address is None:
            return (NOT_A_CHANNEL,)
        kept = await acting.tx.get(AskedIn, address.id)
        form = await _form(acting, kept)
        if form is None or (kept and not acting.sight.covers(kept.workplace)):
            return (none_yet(acting.sight.held),)
        if wrong := form.check(event.values):
            return (wrong,)
        workplace = await acting.tx.get(Workplace, str(event.values["workplace"]))
        name = " ".join(str(event.values["name"]).split())
        made = AskedIn(address.id, str(event.values["workplace"]), name)
        if kept != made:
            await acting.tx.put(replace(address, zone=workplace.zone if workplace else address.zone))
            await acting.tx.put(made)
            await acting.log(Did.SET_ASKED_IN, made.workplace)
        words = (
            f"Surveys of **{plain(await named(acting.tx, made.workplace))}** can now be posted here, as "
            f"**{plain(name)}**: choose it when you make one. What I post says nothing of who answers. "
            "*no surveys here* ends it."
        )
        return (Text(words, private=True),)

    return await act(event, desk, keep)


async def said_not(event: Said, desk: Desk) -> Replies:
    async def end(acting: Acting) -> Replies:
        if not is_one(event.place):
            return (NOT_A_CHANNEL,)
        id_ = _id(event.place, desk)
        kept = await acting.tx.get(AskedIn, id_)
        if kept and not acting.sight.covers(kept.workplace):
            return refused(Role.REP)
        await acting.tx.remove(Address, id_)
        if kept:
            await acting.tx.remove(AskedIn, id_)
            await acting.log(Did.SET_ASKED_IN, kept.workplace)
        return (Text("I post no surveys in this channel.", private=True),)

    return await act(event, desk, end)


async def theirs(acting: Acting) -> list[AskedIn]:
    """Those in which this rep can have a survey posted, by name."""
    kept = await acting.tx.readable(AskedIn)
    return sorted((one for one in kept if acting.sight.covers(one.workplace)), key=lambda one: (one.name, one.id))


async def names(tx: Transaction, channels: tuple[str, ...]) -> list[str]:
    found = [await tx.get(AskedIn, one) for one in channels]
    return [one.name if one else "a channel that surveys are no longer posted in" for one in found]


async def _form(acting: Acting, kept: AskedIn | None) -> Form | None:
    options = tuple((one.id, one.name) for one in await workplaces(acting.tx, acting.sight))
    if not options:
        return None
    fields = (
        Field("workplace", "Who reads this channel?", Kind.CHOICE, options, "Those who work there.", required=True),
        Field("name", "What is it called?", hint="For reps who choose it.", required=True, most=LONGEST_NAME),
    )
    known = {"workplace": kept.workplace, "name": kept.name} if kept else {}
    only = {"workplace": options[0][0]} if len(options) == 1 else {}
    return Form(KEY, "Post surveys here", fields, send="Save", values={**only, **known})


def _address(place: Place, desk: Desk) -> Address:
    return Address(_id(place, desk), "", place.platform, place.tenant, place.room, place.reference)


def _id(place: Place, desk: Desk) -> str:
    return keyed(desk.secret, "survey channel", place.platform, place.tenant, place.room)
