"""A rep takes a case, gives it back, hands it over, or asks an organiser to take it."""

from bot import telling
from bot.cases import overdue
from bot.cases.case import Case, on
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.memory import keyed
from bot.records import News
from bot.records.audit import Did
from bot.records.reports import Stand
from bot.replies import Button, Field, Form, Kind, Replies
from bot.routes import Routes

TAKE, GIVE_BACK, HAND, ASK = "case.take", "case.give_back", "case.hand", "case.organiser"
KEY = "case.handed"
TAKEN = "You have taken this case. Nobody else is reminded of it any more."
GIVEN_BACK = "You have given this case back."
OTHERS_TOLD = "Whoever else can be told of it is told that something waits."  # said always, as below
ASKED = "Every organiser who can be told of this case is told that something waits."
NOT_YOURS = "Only who has taken this case can do that, or an organiser."
NOBODY = "There is nobody else to whom I could hand this case. You can ask an organiser to take it."
HIDDEN = (
    "Some cases cannot be handed to everybody; then a name is missing here."  # said always, so that it tells nothing
)


def add(routes: Routes) -> None:
    routes.pressed(TAKE, take)
    routes.pressed(GIVE_BACK, give_back)
    routes.pressed(HAND, ask_to_whom)
    routes.submitted(KEY, hand)
    routes.pressed(ASK, ask_an_organiser)


async def take(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        if case.holder and not case.mine:
            name = plain(await case.name(case.holder))
            if case.organising:
                hand = Button("Hand it over", HAND, case.report.id)
                return case.say(f"{name} has taken this case. You can hand it over, to yourself too.", hand)
            return case.say(f"{name} has taken this case. They can hand it over to you, or an organiser can.")
        if not case.again and not case.mine:
            await _give(case, case.who)
            await case.acting.log(Did.TOOK, case.report.id)
        return case.say(TAKEN)

    return await on(event, desk, look)


async def give_back(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        closed = case.report.state is Stand.CLOSED
        said = case.say(GIVEN_BACK if closed else f"{GIVEN_BACK} {OTHERS_TOLD}")
        if case.again:
            return said
        if not case.mine:
            return case.say(NOT_YOURS)
        await case.move(Stand.RECEIVED if case.report.state is Stand.REVIEWING else case.report.state, "")
        if not closed:
            await overdue.begin_again(case.tx, case.report.id, desk.now())
            others = [one for one in case.told.first if one != case.who]
            others = others or [one for one in case.told.organisers if one != case.who]
            await telling.tell(case.tx, others, News.REPORT, case.report.id, desk, instead=case.told.organisers)
        await case.acting.log(Did.GAVE_BACK, case.report.id)
        return said

    return await on(event, desk, look)


async def ask_to_whom(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        if not _may_hand(case):
            return case.say(NOT_YOURS)
        people = await _people(case)
        return (_form(case, people),) if people else case.say(NOBODY, asking(case.report.id))

    return await on(event, desk, look)


async def hand(event: Submitted, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        if not (case.again or _may_hand(case)):
            return case.say(NOT_YOURS)
        people = await _people(case)
        if not people:
            return case.say(NOBODY, asking(case.report.id))
        if wrong := _form(case, people).check(event.values):
            return (wrong,)
        who, name = people[str(event.values["to"])]
        if not case.again and who != case.holder:
            await _give(case, who)
            await telling.tell(case.tx, (who,), News.HANDED, case.report.id, desk, instead=case.told.organisers)
            await case.acting.log(Did.HANDED_OVER, case.report.id)
        return case.say(f"{plain(name)} has this case now, and is told that something waits.")

    return await on(event, desk, look)


async def ask_an_organiser(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        if not case.again:
            others = [one for one in case.told.organisers if one != case.who]
            await telling.tell(case.tx, others, News.HANDED, case.report.id, desk, instead=others)
            await case.acting.log(Did.ESCALATED, case.report.id)
        return case.say(ASKED)

    return await on(event, desk, look)


def asking(report: str) -> Button:
    return Button("Ask an organiser to take it", ASK, report)


async def _give(case: Case, who: str) -> None:
    """It is theirs from now on. What nobody had looked at is being reviewed, of which the reporter hears."""
    received = case.report.state is Stand.RECEIVED
    await case.move(Stand.REVIEWING if received else case.report.state, who)
    await case.only_for(who)
    if received:
        await telling.tell_reporter(case.tx, case.report.id, case.desk)


def _may_hand(case: Case) -> bool:
    return case.mine or case.organising


async def _people(case: Case) -> dict[str, tuple[str, str]]:
    """Pseudonym and name of each rep who may know of the case, by what stands for them in the form."""
    people = {one for one in case.told.reps if one != case.who} | ({case.who} if case.organising else set())
    named = {who: await case.name(who) for who in people}
    return {
        keyed(case.desk.secret, "hand over", case.report.id, who)[:16]: (who, name)
        for who, name in sorted(named.items(), key=lambda one: (one[1].casefold(), one[0]))
    }


def _form(case: Case, people: dict[str, tuple[str, str]]) -> Form:
    options = tuple((value, name) for value, (_, name) in people.items())
    return Form(
        f"{KEY} {case.report.id}",
        "Hand this case over",
        (Field("to", "To whom?", Kind.CHOICE, options, required=True),),
        intro=f"They are told that something waits. {HIDDEN}",
        send="Hand it over",
    )
