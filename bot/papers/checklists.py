"""The checklists of a system: a form for each, a card that sums them up, and both files of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot import days
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.papers.giving import give
from bot.papers.paper import EMPTY, Block, Heading, Paper, Paragraph, Table
from bot.papers.questions import ALL, LISTS, Checklist, fitting
from bot.papers.showing import CHECKS, OF
from bot.records.audit import Did
from bot.records.papers import Checked, Reply, checked
from bot.register import reading
from bot.register.at import GONE, At, of
from bot.replies import Button, Card, Fact, Field, Form, Kind, Replies
from bot.routes import Routes

CHECK, FILES = "papers.check", "papers.checks_files"
NOT_ASKED = "not-asked"
REPLIES = (
    (Reply.YES, "Yes"),
    (Reply.NO, "No"),
    (Reply.NO_REPLY, "No reply"),
    (NOT_ASKED, "Not asked yet"),
)
SAID = {Reply.YES: "yes", Reply.NO: "no", Reply.NO_REPLY: "no reply"}
CHANGED, EVERY = "changed", "all"
WHICH = ((CHANGED, "Only for the answers that I change now"), (EVERY, "For all answers of this list"))
_ORDER = (Reply.NO, Reply.NO_REPLY, None, Reply.YES)  # what to speak about first


def add(routes: Routes) -> None:
    routes.pressed(CHECKS, shown)
    routes.pressed(CHECK, asked)
    routes.submitted(CHECK, answered)
    routes.pressed(FILES, filed)


async def shown(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        here = await of(acting, event.value)
        return (_card(here, await kept(here)),) if here else GONE

    return await act(event, desk, look)


async def filed(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> tuple[Replies, Paper | None]:
        here = await of(acting, event.value)
        if here is None:
            return GONE, None
        await acting.log(Did.DRAFTED, here.system.id)
        found = await kept(here)
        return (_card(here, found),), paper(here, found)

    return await give(event, desk, look)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        here, which = await _about(acting, event.value)
        return (_form(here, which, await kept(here)),) if here and which else GONE

    return await act(event, desk, look)


async def answered(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> Replies:
        here, which = await _about(acting, event.form.partition(" ")[2])
        if here is None or which is None:
            return GONE
        before = await kept(here)
        form = _form(here, which, before)
        if wrong := form.check(event.values):
            return (wrong,)
        on = reading.past(str(event.values["on"]), here.today)
        if isinstance(on, str):
            return (replace(form, values=dict(event.values), errors={"on": on}),)
        if not acting.again:
            await _keep(here, which, event, on)
        return (_card(here, await kept(here)),)

    return await act(event, desk, keep)


async def kept(here: At) -> dict[str, Checked]:
    """By question; what was asked by an older list is left out."""
    found = await here.tx.find(Checked, system=here.system.id)
    return {one.question: one for one in found if one.question in ALL}


def paper(here: At, found: Mapping[str, Checked]) -> Paper:
    what = f"{here.system.name}, at {here.place.name}, {here.place.employer}."
    blocks: list[Block] = [Paragraph(f"{what} {_counted(found)}")]
    for which, questions in LISTS.items():
        if which in fitting(here.system) or any(one.id in found for one in questions.asked):
            rows = tuple((one.ask, *_said(found.get(one.id)), one.look) for one in questions.asked)
            blocks += [
                Heading(questions.name),
                Table(("Question to the employer", "Answer", "Day", "What to look for"), rows),
            ]
    blocks.append(Paragraph("The questions follow the guide to reps on negotiating about AI. They bind no employer."))
    marked = f"For reps only, from the register on {days.told(here.today)}"
    return Paper("checklists", f"Checklists: {here.system.name}", marked, tuple(blocks))


def _said(one: Checked | None) -> tuple[str, str]:
    return (SAID[one.reply], days.told(one.on)) if one else ("not asked yet", EMPTY)


def _counted(found: Mapping[str, Checked]) -> str:
    said = [one.reply for one in found.values()]
    if not said:
        return f"None of the {len(ALL)} questions has been asked yet."
    parts = [f"{said.count(reply)} {words}" for reply, words in ((Reply.NO, "no"), (Reply.NO_REPLY, "no reply"))]
    return f"Of {len(ALL)} questions {len(said)} were asked: {', '.join(parts)}, {said.count(Reply.YES)} yes."


def _card(here: At, found: Mapping[str, Checked]) -> Card:
    lists = fitting(here.system)
    wanted = [
        question for which, one in LISTS.items() for question in one.asked if which in lists or question.id in found
    ]
    groups = []
    for reply in _ORDER:
        lines = [
            f"- {plain(one.ask)}{f' ({days.told(found[one.id].on)})' if reply else ''}"
            for one in wanted
            if (found[one.id].reply if one.id in found else None) is reply
        ]
        if lines:
            name = {None: "Not asked yet", Reply.NO: "No", Reply.NO_REPLY: "No reply", Reply.YES: "Yes"}[reply]
            groups.append(f"**{name}**\n\n" + "\n".join(lines))
    id_ = here.system.id
    forms = [Button(one.name, CHECK, f"{which} {id_}") for which, one in LISTS.items()]
    more = Button("As text and DOCX", FILES, id_), Button("Letters and brief", OF, id_)
    return Card(
        f"Checklists: {here.system.name}",
        "\n\n".join(groups),
        facts=(Fact("So far", _counted(found)),),
        buttons=(*forms, *more),
        footer="The questions follow the guide to reps on negotiating about AI. They bind no employer.",
        private=True,
    )


def _form(here: At, which: Checklist, found: Mapping[str, Checked]) -> Form:
    questions = LISTS[which].asked
    fields = (
        *(Field(one.id, one.ask, Kind.CHOICE, REPLIES, hint=one.look) for one in questions),
        Field("on", "On which day was that answered, or asked without a reply?", hint=days.HINT, required=True),
        Field("which", "For which answers is it the day?", Kind.CHOICE, WHICH, required=True),
    )
    values = {one.id: str(found[one.id].reply) for one in questions if one.id in found}
    return Form(
        f"{CHECK} {which} {here.system.id}",
        LISTS[which].name,
        fields,
        intro=f"{plain(here.system.name)}, at {plain(here.place.name)}. What did the employer answer?",
        send="Keep the answers",
        values={"on": days.written(here.today), "which": CHANGED, **values},
    )


async def _keep(here: At, which: Checklist, event: Submitted, on: date) -> None:
    before, changed = await kept(here), False
    for question in LISTS[which].asked:
        said = str(event.values.get(question.id, ""))
        was = before.get(question.id)
        if said in (NOT_ASKED, ""):
            changed = changed or was is not None
            await here.tx.remove(Checked, checked(here.system.id, question.id, Reply.NO, on).id)
        elif was is None or was.reply != said or (event.values["which"] == EVERY and was.on != on):
            changed = True
            await here.tx.put(checked(here.system.id, question.id, Reply(said), on))
    if changed:
        await here.acting.log(Did.CHANGED_ITEM, here.system.id)


async def _about(acting: Acting, value: str) -> tuple[At | None, Checklist | None]:
    """`value` is what a button or a form is about: the list, a space and the system."""
    named, _, system = value.partition(" ")
    return await of(acting, system), Checklist(named) if named in set(Checklist) else None
