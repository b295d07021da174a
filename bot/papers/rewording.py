"""A rep changes the words of a letter. What the register says in it stays as it is there."""

from dataclasses import replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.papers import drafting, facts, keeping, showing, wording
from bot.papers.giving import give
from bot.papers.keeping import Fresh
from bot.papers.paper import Paper
from bot.papers.showing import REWORD, WORDS
from bot.records.audit import Did
from bot.records.papers import Draft, Part, Section
from bot.register.at import GONE, made, of
from bot.replies import Field, Form, Kind, Replies
from bot.routes import Routes

LONGEST = 3_000  # characters of a part: what a form takes on every platform
LONGEST_TITLE = 200
LABELS = {
    Section.HEAD: "To whom, from whom, and when",
    Section.OPENING: "How it begins",
    Section.ASKS: "What is asked for",
    Section.BASIS: "What it rests on",
    Section.LAW: "What the law says",
    Section.CLOSING: "How it ends",
}
MEANWHILE = "This has been changed since you opened it. Look at it again before you send your words."


def add(routes: Routes) -> None:
    routes.pressed(REWORD, asked_anew)
    routes.submitted(REWORD, begun)
    routes.pressed(WORDS, asked)
    routes.submitted(WORDS, changed)


async def asked_anew(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        found = await drafting.composed(acting, event.value)
        if not isinstance(found, Fresh):
            return found
        return (_form(f"{REWORD} {event.value}", found.composed.title, found.composed.parts),)

    return await act(event, desk, look)


async def begun(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> tuple[Replies, Paper | None]:
        id_, what = made(acting, "draft"), event.form.partition(" ")[2]
        if acting.again and (kept := await keeping.draft(acting.tx, acting.sight, id_)):
            return await showing.one(acting, kept)
        found = await drafting.composed(acting, what)
        if not isinstance(found, Fresh):
            return found, None
        if wrong := _form(event.form, found.composed.title, found.composed.parts).check(event.values):
            return (wrong,), None
        if acting.again:
            return GONE, None
        worded = replace(
            found.composed, title=_title(event, found.composed.title), parts=_parts(found.composed.parts, event)
        )
        week = drafting.week(found.facts, desk)
        return await drafting.begin(acting, keeping.begun(id_, replace(found, composed=worded), acting.who, week))

    return await give(event, desk, keep)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        draft = await keeping.draft(acting.tx, acting.sight, event.value)
        return (_of(draft),) if draft else GONE

    return await act(event, desk, look)


async def changed(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> tuple[Replies, Paper | None]:
        id_, _, number = event.form.partition(" ")[2].partition(" ")
        draft = await keeping.draft(acting.tx, acting.sight, id_)
        here = await of(acting, draft.system) if draft else None
        if draft is None or here is None:
            return GONE, None
        if acting.again:
            return await showing.one(acting, draft)
        if wrong := _form(event.form, draft.title, draft.parts).check(event.values):
            return (wrong,), None
        if number != str(draft.number):
            form = _of(draft)
            return (replace(form, values=dict(event.values), errors={"title": MEANWHILE}),), None
        found = await facts.gather(acting.tx, acting.sight, here.system, desk)
        draft = keeping.reworded(
            draft, _title(event, draft.title), _parts(draft.parts, event), found, drafting.week(found, desk)
        )
        await acting.tx.put(draft)
        await acting.log(Did.DRAFTED, keeping.in_log(draft))
        return await showing.one(acting, draft)

    return await give(event, desk, keep)


def _of(draft: Draft) -> Form:
    return _form(f"{WORDS} {draft.id} {draft.number}", draft.title, draft.parts)


def _form(key: str, title: str, parts: tuple[Part, ...]) -> Form:
    open_ = [part for part in parts if not part.fixed]
    fields = (
        Field("title", "Title", required=True, most=LONGEST_TITLE),
        *(Field(part.section, LABELS[part.section], Kind.PARAGRAPH, most=LONGEST) for part in open_),
    )
    fixed = "" if len(open_) == len(parts) else " What comes from the register word for word is changed there."
    return Form(
        key,
        "Change the words",
        fields,
        intro=f"{wording.HELP}{fixed} Once words are changed, a letter that was signed is a draft again.",
        send="Keep it",
        values={"title": title, **{part.section: part.words for part in open_}},
    )


def _title(event: Submitted, before: str) -> str:
    return " ".join(str(event.values.get("title", before)).split())


def _parts(parts: tuple[Part, ...], event: Submitted) -> tuple[Part, ...]:
    """Only what stands in the form can change; a part that did not come back stays."""
    return tuple(
        part
        if part.fixed or part.section not in event.values
        else replace(part, words=wording.write(wording.read(str(event.values[part.section]))))
        for part in parts
    )
