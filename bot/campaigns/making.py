"""An organiser makes a campaign, changes it, copies it for the next, or discards a draft."""

from dataclasses import replace
from datetime import date

from bot import memory, sight, telling
from bot.acting import Acting, act
from bot.campaigns import at, authors, card, doubts, ending, listing, settling, starting
from bot.campaigns.authors import Somebody
from bot.campaigns.doing import doing
from bot.campaigns.settling import Chance
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people.offices import today_at
from bot.records import EVERYWHERE, Campaign, News, Role, Workplace
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.replies import Button, Form, Replies, Text
from bot.routes import Routes
from bot.workplaces import none_yet

ON = "campaigns.on"  # carries a topic
KEY = "campaigns.saved"
CHANGEABLE = (Stage.DRAFT, Stage.WAITING, Stage.RUNNING)
CHOOSE = "What is it on? Each comes with words that are ready, and all of it can be changed."
NO_TOPICS = (
    "The knowledge has no topics yet on which people could organise. Whoever looks after it adds them: the page on the "
    "pack says how."
)
NOBODY_ELSE = "Nobody else organises there who could look at this: {what}. So it cannot be changed to that."


def add(routes: Routes) -> None:
    routes.pressed(at.NEW, begun)
    routes.pressed(ON, chosen)
    routes.pressed(card.CHANGE, ask_change)
    routes.pressed(card.COPY, ask_copy)
    routes.pressed(card.DISCARD, discarded)
    routes.submitted(KEY, saved)


async def begun(event: Pressed, desk: Desk) -> Replies:
    async def begin(acting: Acting) -> Replies:
        chance = await chance_of(acting)
        if not (chance.places or chance.everywhere):
            return (none_yet(acting.sight.held),)
        if not chance.pack.topics:
            return (Text(NO_TOPICS, private=True),)
        buttons = tuple(Button(topic.words, ON, key) for key, topic in chance.pack.topics.items())
        return (Text(CHOOSE, buttons, private=True),)

    return await act(event, desk, begin, Role.ORGANISER)


async def chosen(event: Pressed, desk: Desk) -> Replies:
    async def choose(acting: Acting) -> Replies:
        return await _new_form(acting, "new", event.value)

    return await act(event, desk, choose, Role.ORGANISER)


async def ask_copy(event: Pressed, desk: Desk) -> Replies:
    async def copy(acting: Acting) -> Replies:
        return await _new_form(acting, "copy", event.value)

    return await act(event, desk, copy, Role.ORGANISER)


async def ask_change(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign) -> Replies:
        return (_of(campaign, await chance_of(acting), desk),)

    return await doing(event, desk, event.value, CHANGEABLE, ask)


async def discarded(event: Pressed, desk: Desk) -> Replies:
    async def discard(acting: Acting, campaign: Campaign) -> Replies:
        if campaign.begun:  # who was asked in its words may still have its buttons: it ends instead
            return await card.shown(acting, campaign)
        await ending.forget(acting.tx, campaign.id)
        await acting.log(Did.DISCARDED_CAMPAIGN, campaign.workplace)
        return (Text("The draft is gone. Nobody was asked anything.", (listing.NEW, at.TO_ALL), private=True),)

    return await doing(event, desk, event.value, (Stage.DRAFT,), discard)


async def saved(event: Submitted, desk: Desk) -> Replies:
    _, kind, value, seen = (*event.form.split(" "), "", "", "")[:4]
    somebody = await authors.look(event, desk)

    async def keep(acting: Acting) -> Replies:
        if kind == "one":
            return await _change(acting, event, (value, seen), somebody)
        return await _make(acting, event, (kind, value), somebody)

    return await act(event, desk, keep, Role.ORGANISER)


async def chance_of(acting: Acting) -> Chance:
    held = acting.sight.held
    places = [one for one in await sight.workplaces(acting.tx, acting.sight) if held.organises(one.id)]
    return Chance(places, held.organises(EVERYWHERE), acting.desk.knowledge.shelf.pack)


async def _new_form(acting: Acting, kind: str, value: str) -> Replies:
    chance = await chance_of(acting)
    made = await _fresh(acting, kind, value, chance)
    if made is None:
        return at.GONE
    form = settling.form(f"{KEY} {kind} {value}", made, chance)
    if kind == "new" and len(chance.places) + chance.everywhere > 1:  # they choose: nothing is guessed
        form = replace(form, values={name: one for name, one in form.values.items() if name != "workplace"})
    return (form,)


async def _fresh(acting: Acting, kind: str, value: str, chance: Chance) -> Campaign | None:
    """A draft as it is before it is settled; its id comes of its cause, so that it is made once."""
    if not (chance.places or chance.everywhere):
        return None
    cause = memory.cause(acting.event, acting.desk.secret)
    id_ = memory.keyed(acting.desk.secret, "campaign", cause)
    if kind == "copy":
        before = await at.led(acting, value)
        return settling.copied(before, id_, await _today(acting, before.workplace)) if before else None
    topic = chance.pack.topics.get(value) if kind == "new" else None
    where = EVERYWHERE if chance.everywhere and not chance.places else chance.places[0].id
    return settling.fresh(id_, topic, where, await _today(acting, where)) if topic else None


async def _make(acting: Acting, event: Submitted, source: tuple[str, str], somebody: Somebody) -> Replies:
    chance = await chance_of(acting)
    before = await _fresh(acting, *source, chance)
    if before is None:
        return at.GONE
    if acting.again and (kept := await at.led(acting, before.id)):
        return await card.shown(acting, kept)
    read = await _read(acting, before, settling.form(event.form, before, chance), event, chance)
    if isinstance(read, Form):
        return (read,)
    code = memory.keyed(acting.desk.secret, "campaign code", before.id)[:16]
    made = authors.signed(replace(read, code=code, made_by=acting.who), acting, somebody)
    await acting.tx.add(made)
    await acting.log(Did.MADE_CAMPAIGN, made.id)
    return await card.shown(acting, made)


async def _change(acting: Acting, event: Submitted, shown: tuple[str, str], somebody: Somebody) -> Replies:
    """`shown`: the campaign, and the mark of what stood in the form."""
    before = await at.led(acting, shown[0])
    if before is None:
        return at.GONE
    if acting.again or before.stage not in CHANGEABLE:
        return await card.shown(acting, before)
    form = _of(before, await chance_of(acting), acting.desk)
    if form.key.rpartition(" ")[2] != shown[1]:
        return (_wrong(form, event, "name", settling.MEANWHILE),)
    return await _changed(acting, event, before, form, somebody)


async def _changed(acting: Acting, event: Submitted, before: Campaign, form: Form, somebody: Somebody) -> Replies:
    read = await _read(acting, before, form, event, await chance_of(acting))
    if isinstance(read, Form):
        return (read,)
    if read == before:
        return await card.shown(acting, before)
    fixed = before.stage is not Stage.DRAFT or before.begun
    if fixed and (taken := await starting.clash(acting, read)):
        return (_wrong(form, event, "topics", taken),)
    if wrong := await _settle(acting, before, authors.signed(read, acting, somebody), somebody):
        return (_wrong(form, event, "question", wrong),)
    await acting.log(Did.CHANGED_CAMPAIGN, before.id)
    kept = await at.led(acting, before.id)
    return await card.shown(acting, kept) if kept else at.GONE


async def _settle(acting: Acting, before: Campaign, after: Campaign, somebody: Somebody) -> str:
    """Keep it as it may stand then: new words are looked at again. Why it cannot be kept; nothing where it was."""
    if before.stage is Stage.DRAFT:
        await acting.tx.put(after)
        return ""
    if starting.questioned(after, acting.desk.secret):
        wrong = await starting.offer(acting, after, somebody)
        what = "; ".join(f"“{one.words}”" for one in doubts.of(after))
        return NOBODY_ELSE.format(what=what) if wrong == starting.NOBODY_ELSE else wrong
    if before.begun:  # it runs, or did before its words were questioned
        await acting.tx.put(replace(after, stage=Stage.RUNNING, offered_by=""))
    else:
        await acting.tx.put(replace(after, stage=Stage.DRAFT, offered_by=""))
    await telling.settled(acting.tx, after.id, News.CAMPAIGN)
    return ""


async def _read(acting: Acting, before: Campaign, form: Form, event: Submitted, chance: Chance) -> Campaign | Form:
    """By the day of the workplace that is chosen."""
    where = before.workplace
    if settling.movable(before):
        chosen = str(event.values.get("workplace", ""))
        where = EVERYWHERE if chosen == settling.ALL else chosen
    return settling.read(before, form, event.values, chance, await _today(acting, where))


async def _today(acting: Acting, workplace: str) -> date:
    known = workplace == EVERYWHERE or await acting.tx.get(Workplace, workplace)
    return await today_at(acting.tx, workplace if known else EVERYWHERE, acting.desk)


def _of(campaign: Campaign, chance: Chance, desk: Desk) -> Form:
    """With a mark of what it shows."""
    form = settling.form("", campaign, chance)
    shown = memory.keyed(desk.secret, "campaign form", repr(sorted(form.values.items())), campaign.stage)[:16]
    return replace(form, key=f"{KEY} one {campaign.id} {shown}")


def _wrong(form: Form, event: Submitted, field: str, words: str) -> Form:
    """The form again as it was filled in."""
    return replace(form, values=dict(event.values), errors={field: words})
