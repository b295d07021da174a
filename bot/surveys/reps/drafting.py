"""A rep begins a survey: from a template, from an earlier one, or from a file, and settles it in one form."""

from dataclasses import replace

from bot import memory, telling
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Opened, Pressed, Said, Submitted
from bot.home import Part, Whom
from bot.records import EVERYWHERE, Survey
from bot.records.surveys import LIVE, Questionnaire, Stage, Way
from bot.replies import Button, Form, Replies, Text, grouped
from bot.routes import Routes
from bot.sight import workplaces
from bot.surveys import at, forgetting
from bot.surveys.questionnaire import languages, templates
from bot.surveys.questionnaire.questions import said
from bot.surveys.reps import asked_in, copying, settling, showing, times
from bot.surveys.reps.editing import meanwhile, undoing
from bot.surveys.reps.settling import Chance
from bot.workplaces import none_yet

WORDS = ("new survey", "make a survey", "launch a survey")
ALL_WORDS = ("our surveys", "surveys we run", "manage surveys", "survey desk")
FROM, REPEAT, PASTE_NEW = "surveys.from", "surveys.repeat", "surveys.paste_new"
KEY = "surveys.settled"
CHOOSE = (
    "What do you want to ask? Each of these is ready to send, and can be changed. You see it as those who are asked "
    "will, before anybody is asked."
)
REPEATED = 4  # earlier surveys that are offered
REPEATABLE = (Stage.CLOSED, Stage.SPLIT, *LIVE)


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said_new)
    for words in ALL_WORDS:
        routes.command(words, said_all)
    routes.pressed(at.NEW.action, pressed_new)
    routes.pressed(at.ALL.action, pressed_all)
    routes.pressed(at.ONE, shown)
    routes.pressed(FROM, begun)
    routes.pressed(REPEAT, repeated)
    routes.pressed(showing.COPY, repeated)
    routes.pressed(showing.SETTLE, settle)
    routes.pressed(showing.DISCARD, discarded)
    routes.submitted(KEY, settled)
    routes.at_home(Part.SURVEYS, at_home, Whom.REPS)


async def said_new(event: Said, desk: Desk) -> Replies:
    return await act(event, desk, _choice)


async def pressed_new(event: Pressed, desk: Desk) -> Replies:
    return await act(event, desk, _choice)


async def said_all(event: Said, desk: Desk) -> Replies:
    return await act(event, desk, showing.listed)


async def pressed_all(event: Pressed, desk: Desk) -> Replies:
    return await act(event, desk, showing.listed)


async def at_home(event: Opened, desk: Desk) -> Text:
    return Text("", (at.ALL, at.NEW), private=True)


async def shown(event: Pressed, desk: Desk) -> Replies:
    async def show(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        await telling.read(acting.tx, acting.who, event.value)
        return await showing.card(acting, survey) if survey else at.GONE

    return await act(event, desk, show)


async def begun(event: Pressed, desk: Desk) -> Replies:
    async def begin(acting: Acting) -> Replies:
        if event.value not in templates.NAMES:
            return at.GONE
        return await _form(acting, f"template {event.value}", templates.template(event.value))

    return await act(event, desk, begin)


async def repeated(event: Pressed, desk: Desk) -> Replies:
    async def repeat(acting: Acting) -> Replies:
        before = await at.theirs(acting, event.value)
        if before is None:
            return at.GONE
        return await _form(acting, f"earlier {before.id}", before.questionnaire, before)

    return await act(event, desk, repeat)


async def settle(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey is None or survey.stage is not Stage.DRAFT:
            return at.GONE
        return (of_draft(survey, await chance_of(acting)),)

    return await act(event, desk, ask)


async def settled(event: Submitted, desk: Desk) -> Replies:
    _, kind, value, then = (*event.form.split(" "), "", "", "")[:4]

    async def keep(acting: Acting) -> Replies:
        chance = await chance_of(acting)
        before = await _before(acting, kind, value, chance)
        if before is None:
            return at.GONE
        kept = await acting.tx.get(Survey, before.id)
        if acting.again and kept:
            return await showing.card(acting, kept)
        made = of_draft(before, chance) if kind == "draft" else settling.form(event.form, before, chance)
        stays = meanwhile.settled(made, made.key.rpartition(" ")[2], then, event.values) if kind == "draft" else None
        if stays is meanwhile.Go.NOWHERE:
            return await showing.card(acting, before)
        read = stays if isinstance(stays, Form) else settling.read(before, made, event.values, chance, desk.now())
        if isinstance(read, Form):
            return (read,)
        looked = languages.to_look_over(before.questionnaire, read.questionnaire)
        changed = replace(read, questionnaire=looked)
        changed = undoing.changed(before, changed) if kind == "draft" else changed
        await acting.tx.put(changed)
        return await showing.card(acting, changed)

    return await act(event, desk, keep)


async def discarded(event: Pressed, desk: Desk) -> Replies:
    async def discard(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey and survey.stage is Stage.DRAFT:
            await acting.tx.remove(Survey, survey.id)
            await forgetting.forget_approvals(acting.tx, survey.id)
        return (Text("The draft is gone. Nobody was asked anything.", (at.NEW, at.ALL), private=True),)

    return await act(event, desk, discard)


async def _choice(acting: Acting) -> Replies:
    if not await workplaces(acting.tx, acting.sight):
        return (none_yet(acting.sight.held),)
    names = [Button(_title(templates.template(one)), FROM, one) for one in templates.NAMES]
    mine = await at.all_of_them(acting.tx, acting.sight)
    drafts = [Button(await at.label(acting.tx, one), at.ONE, one.id) for one in mine if one.stage is Stage.DRAFT]
    earlier = [one for one in mine if one.stage in REPEATABLE][:REPEATED]
    repeat = [Button(await at.label(acting.tx, one), REPEAT, one.id) for one in earlier]
    return (
        Text(
            CHOOSE,
            (
                *grouped("Ready to send", *names),
                *grouped("Go on with a draft", *drafts),
                *grouped("Ask the same again", *repeat),
                *grouped("From a file", Button("Paste a survey file", PASTE_NEW)),
            ),
            private=True,
        ),
    )


async def _form(acting: Acting, source: str, asked: Questionnaire, before: Survey | None = None) -> Replies:
    chance = await chance_of(acting)
    if not chance.places:
        return (none_yet(acting.sight.held),)
    made = fresh(acting, asked, chance, before)
    form = settling.form(f"{KEY} {source}", made, chance)
    return (replace(form, intro=copying.since(before, made)) if before else form,)


def of_draft(draft: Survey, chance: Chance) -> Form:
    """With a mark of what it shows: see `meanwhile`."""
    form = settling.form("", draft, chance)
    return replace(form, key=f"{KEY} draft {draft.id} {meanwhile.mark(form)}")


async def _before(acting: Acting, kind: str, value: str, chance: Chance) -> Survey | None:
    """What the form was about, as it is now; one that is new gets its id of what caused it."""
    if kind == "draft":
        draft = await at.theirs(acting, value)
        return draft if draft and draft.stage is Stage.DRAFT else None
    if not chance.places:
        return None
    if kind == "template" and value in templates.NAMES:
        return fresh(acting, templates.template(value), chance)
    earlier = await at.theirs(acting, value) if kind == "earlier" else None
    return fresh(acting, earlier.questionnaire, chance, earlier) if earlier else None


def fresh(acting: Acting, asked: Questionnaire, chance: Chance, before: Survey | None = None) -> Survey:
    """A draft as a rep finds it, with as much filled in as can be known."""
    now, desk = acting.desk.now(), acting.desk
    places = {one.id for one in chance.places} | ({EVERYWHERE} if chance.everywhere else set())
    workplace = before.workplace if before and before.workplace in places else chance.places[0].id
    office = acting.sight.held.acting(workplace)
    channels = {one.id for one in chance.channels if one.workplace == workplace}
    made = Survey(
        memory.keyed(desk.secret, "survey", memory.cause(acting.event, desk.secret)),
        now,
        workplace,
        Stage.DRAFT,
        acting.who,
        f"{office.name}, {office.role}" if office else "",
        asked,
        closes=times.closing(now, chance.zone(workplace)),
        threshold=chance.least(workplace),
    )
    if before is None:
        return replace(made, channels=tuple(channels), everybody=True, willing=True, ways=(Way.CHAT,))
    made = copying.copied(before, made, chance.least(workplace))
    return replace(
        made,
        ways=before.ways,
        channels=tuple(one for one in before.channels if one in {channel.id for channel in chance.channels}),
        everybody=before.everybody,
        willing=before.willing,
        may_change=before.may_change,
        reminders=before.reminders,
        target=before.target,
        meant_for=before.meant_for,
        each=before.each and chance.several,
        targets=before.targets,
        codes_approved=before.codes_approved,
        earlier=before.id,
    )


async def chance_of(acting: Acting) -> Chance:
    places = await workplaces(acting.tx, acting.sight)
    pages = bool(acting.desk.house.pages)
    return Chance(places, acting.sight.covers(EVERYWHERE), await asked_in.theirs(acting), pages)


def _title(asked: Questionnaire) -> str:
    return said(asked.title, asked.languages[0])
