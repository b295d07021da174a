"""A snapshot on its way: what is signed by its address, a draft by a link for the organiser, both as files."""

from collections.abc import Sequence

from bot import days
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.exporting import formats, numbers
from bot.exporting.formats import FORMAT
from bot.exporting.warning import before_use
from bot.insights import exporting
from bot.insights.ledger import scope_of
from bot.insights.snapshots.addresses import DRAFTS, address
from bot.insights.snapshots.at import FILES, LOOK, PASS_ON, SIGN, SNAPSHOT, At, at
from bot.markup import plain
from bot.once import OPENS_ONCE, openable
from bot.records.audit import Did
from bot.records.insights import Audience
from bot.register.at import about
from bot.replies import Button, Form, Replies, Text
from bot.routes import Routes

NO_PAGE = "I have no page that could be opened from here. *Take it as a file* gives you all of it."
UNSIGNED = "First sign it off: until then it has no address, and nobody else sees it."
WHO_READS = {
    Audience.MEMBERS: (
        "This is the address for members. Whoever has it can read it, without signing in, the employer too if it "
        "reaches them. Members also find it by writing *concern reports* to me."
    ),
    Audience.EMPLOYER: (
        "This is the address for the employer, and another one than that for members. Whoever has it can read it, "
        "without signing in. I send it to nobody: you do."
    ),
}
WORDS = {
    Audience.MEMBERS: (
        "{people:,} people told the union about AI at work, at {where}, from {weeks}. What worries them, in numbers in "
        "which nobody can be seen, signed off by {by}: {address}"
    ),
    Audience.EMPLOYER: (
        "From {weeks}, {people:,} people told the union about AI at work, at {where}. Please find here what they told "
        "us, in numbers that lead back to nobody, signed off for the union by {by} on {day}. We ask you to meet us "
        "about it. {address}"
    ),
}
PURPOSES = {
    Audience.MEMBERS: "For members, and for whoever they show it to. An organiser chose what is in it.",
    Audience.EMPLOYER: "For the employer, from the union. An organiser chose what is in it.",
}
NAMED = 2  # workplaces
CALLED = {
    Audience.MEMBERS: f"{exporting.NAME}-for-members",
    Audience.EMPLOYER: f"{exporting.NAME}-for-the-employer",
}


def add(routes: Routes) -> None:
    routes.pressed(LOOK, look)
    routes.pressed(PASS_ON, pass_on)
    routes.pressed(FILES, asked_for_files)
    routes.submitted(FILES, files)


async def look(event: Pressed, desk: Desk) -> Replies:
    async def link(there: At) -> Replies:
        if not openable(desk.house):
            return (Text(NO_PAGE, (_back(there),), private=True),)
        acting, id_ = there.looking.acting, there.snapshot.id
        opens = await DRAFTS.link(acting.tx, id_, acting.who, desk)
        await acting.log(Did.OPENED_SNAPSHOT, id_)
        words = f"[{plain(f'Snapshot {there.whom}')}]({opens})\n\n{OPENS_ONCE}"
        return (Text(words, (_back(there),), private=True),)

    return await at(event, desk, event.value, link)


async def pass_on(event: Pressed, desk: Desk) -> Replies:
    async def tell(there: At) -> Replies:
        audience, where = there.snapshot.audience, address(there.snapshot.release, there.snapshot.audience, desk)
        if there.snapshot.signed is None:
            return (Text(UNSIGNED, (there.button("Sign it off", SIGN), _back(there)), private=True),)
        if not where:
            return (Text(NO_PAGE, (_back(there),), private=True),)
        await there.looking.acting.log(Did.SHARED_SNAPSHOT, there.snapshot.id)
        words = f"{WHO_READS[audience]}\n\n[{plain(where)}]({where})\n\n**Words to pass it on with**\n\n"
        return (Text(f"{words}> {plain(_words(there, where))}", (_back(there),), private=True),)

    return await at(event, desk, event.value, tell)


async def asked_for_files(event: Pressed, desk: Desk) -> Replies:
    async def ask(there: At) -> Replies:
        return (_form(there),)

    return await at(event, desk, event.value, ask)


async def files(event: Submitted, desk: Desk) -> Replies:
    """They are made once the store is not waited for any more."""
    ready: list[exporting.Report] = []
    again: list[Button] = []

    async def gather(there: At) -> Replies:
        ready.clear()
        if wrong := _form(there).check(event.values):
            return (wrong,)
        audience = there.snapshot.audience
        ready.append(exporting.Report(there.told.contents, CALLED[audience], PURPOSES[audience], chosen=True))
        again[:] = [there.button("Take it as a file", FILES)]
        await there.looking.acting.log(Did.EXPORTED, there.snapshot.id)
        return (Text(before_use(ready[0].warning), (_back(there),), private=True),)

    said = await at(event, desk, about(event), gather)
    if not ready:
        return said
    format_ = formats.chosen(event.values)
    return await numbers.out(said, ready[0], format_, desk, again[0], place=event.place)


def _words(there: At, where: str) -> str:
    told, snapshot = there.told.contents, there.snapshot
    return WORDS[snapshot.audience].format(
        people=told.release.people,
        where=_where(told.where),
        weeks=scope_of(told.release).run.words,
        by=snapshot.by,
        day=days.told(snapshot.signed) if snapshot.signed else "",
        address=where,
    )


def _where(names: Sequence[str]) -> str:
    return " and ".join(sorted(names)) if len(names) <= NAMED else f"{len(names)} workplaces"


def _form(there: At) -> Form:
    title = f"Snapshot {there.whom}"
    return Form(f"{FILES} {there.value}", title, (FORMAT,), plain(there.told.contents.standing), "Make it")


def _back(there: At) -> Button:
    return there.button("Back to the snapshot", SNAPSHOT)
