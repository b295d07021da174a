"""Nothing that a report says comes past the second step, by whatever button, form, command, page or notice."""

import ast
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path

import pytest

from bot.bot import CAPABILITIES, Bot
from bot.events import Answer, Event, Opened, Pressed, Said, Submitted
from bot.records import CaseNote, Handed, Message, Office, Reporter, ReportWords, Unread
from bot.records.reports import Mode, Side
from bot.replies import Card, Form, Replies, Text
from bot.routes import Routes
from bot.second_factor import keeping
from bot.store import MemoryStore, run
from tests.cases.parts import Hall
from tests.fakes import kept
from tests.people.living import Somebody
from tests.second_factor.steps import employers, open_to

CANARY = "canarysaid"  # in all words that a report holds
DEEP = 3  # presses from the desk, the inbox and what else is said
SHOW = {"case.open", "case.redact", "case.redacted", "register.system"}  # some of what shows it once unlocked
BY_ITSELF = (
    "desk",
    "inbox",
    "register",
    "reported",
    "overdue",
    "unconsulted",
    "brief",
    "second step",
    "my data",
    "help",
)


@dataclass
class There:
    """A rep who is an organiser, too, and cases with words, names, messages and notes."""

    hall: Hall
    who: Somebody
    ids: list[str]
    _tables: dict[str, dict[str, object]] = field(default_factory=dict)

    @property
    def store(self) -> MemoryStore:
        store = self.hall.branch.desk.store
        assert isinstance(store, MemoryStore)
        return store

    def save(self) -> None:
        self._tables = {name: dict(table) for name, table in self.store._tables.items()}

    async def do(self, event: Event, *, home: bool = False) -> Replies:
        """From the same beginning each time, whatever is done to it."""
        self.store._tables = {name: dict(table) for name, table in self._tables.items()}  # type: ignore[arg-type]
        bot = self.hall.branch.bot
        return await (bot.home(event) if home and isinstance(event, Opened) else bot.handle(event))

    async def lock(self) -> None:
        self.store._tables = {name: dict(table) for name, table in self._tables.items()}  # type: ignore[arg-type]
        await run(self.store, lambda tx: keeping.lock(tx, self.hall.who(self.who)))
        self.save()

    def pressed(self, action: str, value: str) -> Pressed:
        return Pressed(self.who.person, self.who.place, f"{action} {value}", action, value)

    def sent(self, form: str, values: Mapping[str, Answer]) -> Submitted:
        return Submitted(self.who.person, self.who.place, f"sent {form}", form, values)

    def said(self, words: str) -> Said:
        return Said(self.who.person, self.who.place, f"said {words}", words)


async def there() -> There:
    hall = await employers()
    who = await hall.rep("kim", role="organiser")
    words = ReportWords("", *(f"{CANARY} {one.name}" for one in fields(ReportWords) if one.name != "id"))
    first = await hall.report(name="Rota helper", mode=Mode.NAMED, reporter=f"{CANARY} name", words=words)
    second = await hall.report(words=replace(words, what=f"{CANARY} another name"), reached=True)
    await hall.keep(
        replace(second, system=first.system),
        Message("one", first.id, Side.REPORTER, 1, first.week, f"{CANARY} from the reporter"),
        Message("two", first.id, Side.REP, 2, first.week, f"{CANARY} to the reporter"),
        CaseNote("note", first.id, hall.who(who), 1, first.week, f"{CANARY} noted"),
        Unread("unread", hall.who(who), next(iter(await hall.every(Unread))).news, first.id),
    )
    offices = [one.id for one in await kept(hall.branch.desk.store, Office)]
    made = There(hall, who, ["", first.id, second.id, first.system, hall.place.id, *offices])
    await open_to(hall.branch.desk, who.person, who.place)
    made.save()
    return made


def texts(thing: object) -> Iterator[str]:
    """All that is in it; of a file that is packed, too."""
    match thing:
        case str():
            yield thing
        case bytes():
            if zipfile.is_zipfile(io.BytesIO(thing)):
                with zipfile.ZipFile(io.BytesIO(thing)) as packed:
                    yield from (packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
            yield thing.decode("utf-8", "replace")
        case Mapping():
            for key, value in thing.items():
                yield from (*texts(key), *texts(value))
        case tuple() | list() | frozenset():
            for one in thing:
                yield from texts(one)
        case _ if is_dataclass(thing):
            for one in fields(thing):
                yield from texts(getattr(thing, one.name))


def tells(said: Replies) -> bool:
    return any(CANARY in one.casefold() for one in texts(said))


def routes() -> Routes:
    made = Routes()
    for capability in CAPABILITIES:
        capability.add(made)
    return made


def everything(here: There, given: Routes) -> Iterator[Event]:
    """Every button and form with each id that there is, and every command."""
    for action in given._pressed:
        yield from (here.pressed(action, one) for one in here.ids)
    for form in given._submitted:
        yield from (here.sent(f"{form} {one}".strip(), {"words": "x", "name": "x"}) for one in here.ids)
    for phrase in given._commands:
        yield from (here.said(f"{phrase} {words}".strip()) for words in ("", "Rota helper"))
    for shown in given._opened:
        yield Opened(here.who.person, here.who.place, "opened", shown)


def filled(form: Form) -> Mapping[str, Answer]:
    """As somebody would send it: what stands in it, and the first choice of everything else."""
    values: dict[str, Answer] = {}
    for one in form.fields:
        first = one.options[0][0] if one.options else "Something"
        yes = "yes" if ("yes", "Yes") in one.options else first
        values[one.name] = form.values.get(one.name) or yes
    return values


def leads(here: There, said: Replies) -> Iterator[Event]:
    for reply in said:
        if isinstance(reply, Text | Card):
            yield from (here.pressed(one.action, one.value) for one in reply.buttons)
        if isinstance(reply, Form):
            yield here.sent(reply.key, filled(reply))


def name(event: Event) -> str:
    match event:
        case Pressed():
            return event.action
        case Submitted():
            return event.form.partition(" ")[0]
        case _:
            return ""


async def crawled(here: There) -> dict[tuple[str, str], Event]:
    """What can be pressed and sent by who goes on from what is shown to them while it is unlocked."""
    found: dict[tuple[str, str], Event] = {}
    coming: list[Event] = [here.said(words) for words in BY_ITSELF]
    for _ in range(DEEP):
        after: list[Event] = []
        for event in coming:
            for one in leads(here, await here.do(event)):
                key = (name(one), one.value if isinstance(one, Pressed) else str(getattr(one, "form", "")))
                if key not in found:
                    found[key] = one
                    after.append(one)
        coming = after
    return found


async def test_what_a_report_says_is_nowhere_until_the_second_step_is_given() -> None:
    here, given = await there(), routes()
    led = list((await crawled(here)).values())
    assert given._pressed.keys() | given._submitted.keys() >= SHOW
    open_ = {name(event) for event in led if tells(await here.do(event))}
    assert open_ >= SHOW  # else this would look where nothing is
    await here.lock()
    events = [*everything(here, given), *led]
    closed = [event for event in events if tells(await here.do(event))]
    assert {name(event) for event in closed} == set()
    at_home = Opened(here.who.person, here.who.place, "home", "home")
    assert not tells(await here.do(at_home, home=True))


async def test_nor_can_it_be_found_out_by_looking_for_words() -> None:
    here = await there()
    await here.lock()
    for event in (
        here.said(f"inbox {CANARY}"),
        here.sent("inbox.filtered", {"words": CANARY}),
        here.pressed("inbox.older", f"q={CANARY}"),
    ):
        (said,) = await here.do(event)
        assert isinstance(said, Form), event
        assert said.title == "Your second step"
    listed = (await here.do(here.said("inbox")))[-1]
    assert isinstance(listed, Card)  # which cases there are is told without it
    assert any(one.action == "case.open" for one in listed.buttons)


async def test_an_export_of_cases_tells_it_only_once_the_second_step_is_given() -> None:
    here = await there()
    branch = here.hall.branch
    house = replace(branch.desk.house, pages="https://bot.example.org")  # else no file leaves a chat of the employer's
    branch.desk = replace(branch.desk, house=house)
    branch.bot = Bot(branch.desk)
    wanted = here.sent("inbox.export", {"format": "csv", "extras": ("words",)})
    await here.do(wanted)
    (written,) = await here.hall.every(Handed)
    assert CANARY in written.content.decode().casefold()
    await here.lock()
    (said,) = await here.do(wanted)
    assert isinstance(said, Form)
    assert said.title == "Your second step"
    await here.do(here.sent("inbox.export", {"format": "csv"}))
    assert not any(CANARY in one.content.decode().casefold() for one in await here.hall.every(Handed))


async def test_no_notice_tells_it() -> None:
    here = await there()
    await here.lock()
    await here.hall.deliver()
    assert here.hall.told.sent
    assert not any(tells((reply,)) for _, reply in here.hall.told.sent)


@pytest.mark.parametrize("kind", [ReportWords, Reporter, Message, CaseNote])
def test_what_reports_say_is_read_by_these_alone_so_that_whoever_adds_one_thinks_of_it(kind: type) -> None:
    """What reporters do with their own is below bot/reports, and needs their receipt instead."""
    behind = {
        "bot/cases/case.py",
        "bot/cases/opening.py",
        "bot/cases/card.py",
        "bot/cases/words.py",
        "bot/cases/flagging.py",
        "bot/cases/noting.py",
        "bot/cases/asking.py",
        "bot/cases/redacting.py",
        "bot/cases/looking.py",  # once `inbox.page` has asked
        "bot/cases/exporting.py",  # asks where what reporters wrote is wanted
        "bot/register/card.py",  # once `Acting.may_read` was asked
        "bot/privacy/finding.py",  # finds one's own
        "bot/privacy/linked.py",  # counts them
        "bot/privacy/unlinking.py",  # takes one's own pseudonym out
        "bot/privacy/described/reporting.py",  # names the kinds
        "bot/privacy/not_linked.py",  # names the kinds
    }
    reading = {str(path) for path in Path("bot").rglob("*.py") if kind.__name__ in _imported(path)}
    apart = {one for one in reading if one.startswith(("bot/reports/", "bot/records/"))}
    assert reading - apart <= behind


def _imported(path: Path) -> set[str]:
    found = ast.walk(ast.parse(path.read_text()))
    return {
        alias.name
        for node in found
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot.records")
        for alias in node.names
    }
