"""What somebody may do with the bot, in any order; and what of it leads to their account, found by every code of it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import timedelta

from bot import identity, posted, wishing
from bot.campaigns import authors
from bot.membership.knowing import told_id
from bot.membership.ways import Way as Membered
from bot.memory import keyed
from bot.people import ending
from bot.privacy import staying
from bot.privacy.finding import TRIED
from bot.records import (
    KINDS,
    Address,
    Approval,
    Asked,
    AuditEntry,
    Ballot,
    Campaign,
    CampaignMessage,
    CaseNote,
    DigestWish,
    Draft,
    Enrolling,
    Hears,
    InForce,
    Invitation,
    KeptFrom,
    Mark,
    Meeting,
    MeetingKey,
    Membership,
    News,
    Notice,
    Office,
    Pace,
    Preference,
    Report,
    Role,
    Seated,
    SecondFactor,
    Session,
    SignInLink,
    Spoken,
    Survey,
    SurveyKey,
    Talk,
    Talkers,
    Told,
    Tries,
    Unasked,
    Unlocked,
    Unread,
    Unsent,
    Willing,
    Works,
    notice,
)
from bot.records.papers import Letter
from bot.records.surveys import Wanted, Way
from bot.recruitment import consent
from bot.replies import Form, Text
from bot.second_factor import keeping
from bot.store import Record, Store
from bot.surveys import shelves
from bot.surveys.staff import tokens
from bot.telling import WAITING
from tests.cases.parts import Hall
from tests.fakes import NOON, TODAY, desk, kept
from tests.people.living import Branch, Somebody
from tests.surveys.asked import opened, survey

LATER = NOON + timedelta(days=40)
FIXED, OPEN = "fixed-survey", "open-survey"


@dataclass
class History:
    """Kim, who may become a rep and may stop being one, and Sam, who is one all the time."""

    chances: random.Random
    store: Store
    hall: Hall = field(init=False)
    kim: Somebody = field(init=False)
    sam: Somebody = field(init=False)
    report: Report = field(init=False)

    async def begin(self) -> "History":
        branch = Branch()
        branch.start(replace(desk(branch.library, clock=branch.clock, store=self.store), membership=Membered.TOLD))
        self.hall = await Hall(branch).open()
        self.kim, self.sam = branch.somebody("kim"), await self.hall.rep("sam")
        for id_, may_change in ((OPEN, True), (FIXED, False)):
            made = replace(survey(), id=id_, may_change=may_change, ways=(Way.CHAT, Way.CODE), workplace="")
            await opened(self.store, made, branch.desk)
        await self.hall.keep(
            Campaign("campaign", self.hall.place.id, name="cameras", question="Will you talk?"),
            Meeting(OPEN, 1, LATER, 60, "The hall", NOON),
            MeetingKey(OPEN, "ab" * 32),
        )
        self.report = await self.hall.report()
        return self

    @property
    def who(self) -> str:
        return self.hall.who(self.kim)

    async def live(self, steps: int) -> None:
        doing = (self.says, self.claims, self.keeps, self.answers, self.loses, self.tries)
        for _ in range(steps):
            await self.chances.choice(doing)()

    async def says(self) -> None:
        words = ("hello", "where do i work", "ask me", "tell me of news", "cymraeg", "english", "my data", "help")
        await self.kim.say(self.chances.choice(words))
        if any(isinstance(one, Form) for one in self.kim.replies):
            await self.kim.fill(workplace=self.hall.place.id)

    async def claims(self) -> None:
        await self.hall.organiser.force("people.appoint")
        await self.hall.organiser.fill(name="Kim", role="rep", workplace=self.hall.place.id)
        await self.kim.say(f"claim {self.hall.organiser.code}")

    async def tries(self) -> None:
        await self.kim.say("claim ACDE-FGHJ-3467")

    async def loses(self) -> None:
        """Every role that they hold."""
        made = self.hall.branch.desk
        async with self.store.transaction() as tx:
            for one in await tx.readable(Office, person=self.who):
                await ending.end(tx, one, self.hall.who(self.hall.organiser), made)

    async def keeps(self) -> None:
        """What the bot writes of them at other times; what belongs to a role only while they hold one."""
        office = [one for one in await kept(self.store, Office) if one.person == self.who]
        await self.hall.keep(self.chances.choice(self.of_a_role() if office else self._of_anybody()))
        if self.chances.random() < 0.3:
            await self.posts()

    async def posts(self) -> None:
        async with self.store.transaction() as tx:
            await posted.keep(tx, f"key {self.chances.random()}", self.kim.place.reach, (Text("News."),), NOON)

    async def answers(self) -> None:
        id_, way = self.chances.choice((OPEN, FIXED)), self.chances.choice((Way.CHAT, Way.CODE))
        async with self.store.transaction() as tx:
            key = await tx.get(SurveyKey, id_)
            assert key
            code = f"CODE {self.chances.randrange(5)}"
            token = tokens.of_person(key, self.who) if way is Way.CHAT else tokens.of_code(key, code)
            holder = tokens.of_holder(key, token, self.who) if way is Way.CODE else ""
            shelf = shelves.shelf(id_, token)
            await tx.put(Ballot(token, shelf, way, {"uses": ("yes",)}, holder=holder))
            await tx.put(Unsent(holder or token, LATER, shelf, {"uses": ("no",)}))

    def _of_anybody(self) -> tuple[Record, ...]:
        who, made, place = self.who, self.hall.branch.desk, self.hall.place.id
        reached = keyed(made.secret, "address", who, "test", "tenant-canary")
        return (
            Works(who, LATER, place),
            Spoken(who, LATER, "cy"),
            Membership(told_id(who, made), LATER, member=True),
            Asked(consent.record_id(who, made), not_before=TODAY, left=2),
            Unasked(consent.record_id(who, made)),
            Address(reached, who, "test", "tenant-canary", self.kim.place.reach),
            Willing(who, LATER, wishing.shelf(who), LATER, place, reached),
            DigestWish(who, LATER, wishing.shelf(who), LATER, reached),
            Hears(who, LATER, wishing.shelf(who), LATER, reached, ("campaign",)),
            notice(f"told {self.chances.random()}", reached, "surveys.invited", OPEN, NOON),
            Talkers("campaign/1", "campaign", 1, "salt", (keyed(made.secret, "talker", "salt", who), "another")),
        )

    def of_a_role(self) -> tuple[Record, ...]:
        who, made, place = self.who, self.hall.branch.desk, self.hall.place.id
        draft = Draft("draft", self.report.system, place, Letter.INFORMATION, "A letter", (), "2026-W47", who)
        campaign = Campaign("campaign", place, name="cameras", made_by=who, approved_by=who)
        hashed = authors._hash(campaign, who, made)
        return (
            *self._of_anybody(),
            Preference(who, Pace.WEEKLY),
            replace(self.report, taken_by=who),
            Talk("talk", place, "2026-W47", "2026-W47", taken_by=who),
            CaseNote("note", self.report.id, who, 1, "2026-W47", "words"),
            self.chances.choice((draft, replace(draft, signed_by="Kim"), replace(draft, hidden_from=(who,)))),
            KeptFrom(self.report.id, (who,)),
            InForce("hall/a.b", place, "a.b", Mark.SAME, "The text", TODAY, "Kim", TODAY),
            Invitation("code", LATER, LATER, Role.REP, place, "Somebody", by=who),
            Unread(f"unread/{who}", who, News.OVERDUE, self.report.id),
            notice(f"waiting {self.chances.random()}", "", WAITING, who, NOON),
            replace(campaign, authors=(hashed, "another")),
            CampaignMessage("message", "campaign", TODAY + timedelta(days=60), "Words.", made_by=who),
            Approval(f"{OPEN}/longer", OPEN, Wanted.LONGER, who),
            SecondFactor(who, "SECRET", TODAY, 5),
            Enrolling(who, LATER, LATER, "SECRET"),
            Unlocked(keeping.where(who, self.kim.place, made), LATER, LATER, who),
            SignInLink("a link", LATER, NOON + timedelta(minutes=9), who, "a hash", "Firefox", self.kim.owner),
            Seated("a seat", who, "seat of a test"),
            replace(survey(), id="theirs", workplace=place, made_by=who, approved_by=who),
            Session("a hash", LATER, NOON + timedelta(hours=11), who, "Firefox", self.kim.owner, TODAY),
        )

    async def codes(self) -> frozenset[str]:
        """Everything by which whoever has store, keys and the platform's ids could find them."""
        who, made, place = self.who, self.hall.branch.desk, self.kim.place
        found = {who, told_id(who, made), consent.record_id(who, made), "Kim"}
        found |= {keyed(made.secret, "address", who, "test", "tenant-canary"), identity.telling(place, made)}
        found |= {keeping.where(who, place, made), place.reach, posted._to(place.reach)}
        found |= {keyed(made.secret, "tries", *([one.what] if one.what else []), who) for one in TRIED}
        found |= {keyed(bytes.fromhex(one.token), "coming", who) for one in await kept(self.store, MeetingKey)}
        found |= {keyed(made.secret, "talker", one.salt, who) for one in await kept(self.store, Talkers)}
        written: list[Campaign | CampaignMessage] = [*await kept(self.store, Campaign)]
        for one in (*written, *await kept(self.store, CampaignMessage)):
            found.add(authors._hash(one, who, made))
        for key in await kept(self.store, SurveyKey):
            found |= {tokens.of_person(key, who, way) for way in Way}
            found |= {tokens.of_holder(key, one.id, who) for one in await kept(self.store, Ballot)}
        return frozenset(found)

    async def leading(self) -> set[tuple[type[Record], str]]:
        """What leads to them: its kind and id, whatever the field."""
        codes = await self.codes()
        return {
            (kind, one.id)
            for kind in KINDS
            for one in await kept(self.store, kind)
            if not _waits_for_a_name(one, self.who)
            if not codes.isdisjoint(texts(one)) or any(code in one.id for code in codes if len(code) > len("Kim"))
        }


def _waits_for_a_name(one: Record, who: str) -> bool:
    """An invitation has the name that an organiser typed, and no account."""
    return isinstance(one, Invitation) and one.by != who


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


ROLE = {Office, Address, Unread, Notice, Report, Talk, CaseNote, Draft, InForce, Invitation, Survey, Approval}
STAYS: dict[str, set[type[Record]]] = {
    staying.TOLD.what: {Told},
    staying.NOT_FOUND.what: {Ballot, KeptFrom, Draft},
    staying.LOG.what: {AuditEntry},
    staying.NEVER.what: {Unasked},
    staying.TRIED.what: {Tries},
    staying.SIGNED.what: {Draft, InForce},
    staying.AT_HAND.what: set(),
    staying.ROLE: ROLE | {Campaign, CampaignMessage, SecondFactor, Seated},
}


def allowed(said: set[str]) -> set[type[Record]]:
    """By what is said to stay, the kinds of which there may be something left."""
    return {kind for what in said for kind in STAYS[what]}
