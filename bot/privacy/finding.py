"""The records that lead to somebody's account, kind by kind. What is kept from them, or held yet, is not found."""

from collections.abc import Awaitable, Callable, Mapping

from bot import identity, knowing, posted, telling, whereabouts
from bot.membership.knowing import told_id
from bot.papers import keeping
from bot.people import tries
from bot.people.offices import covers
from bot.privacy.mine import Mine
from bot.records import (
    Address,
    Approval,
    Asked,
    AuditEntry,
    Campaign,
    CampaignMessage,
    CaseNote,
    DigestWish,
    Draft,
    Enrolling,
    Hears,
    InForce,
    Invitation,
    Membership,
    Notice,
    Office,
    Posted,
    Preference,
    Report,
    Seated,
    SecondFactor,
    Session,
    SignInLink,
    Spoken,
    State,
    Survey,
    Talk,
    Told,
    Tries,
    Unasked,
    Unlocked,
    Unread,
    Willing,
    Works,
)
from bot.records.surveys import Stage
from bot.recruitment import consent
from bot.second_factor.checking import WRONG_FIGURES
from bot.signing_in import pairing, sessions
from bot.store import R, Record
from bot.surveys import at as surveys
from bot.surveys.staff.asking import WRONG_CODES

TRIED = (tries.CODES, WRONG_FIGURES, WRONG_CODES, pairing.WRONG)

Find = Callable[[Mine], Awaitable[tuple[Record, ...]]]


async def of(kind: type[R], mine: Mine) -> tuple[R, ...]:
    return tuple(one for one in await FIND[kind](mine) if isinstance(one, kind))


def _named(kind: type[Record], name: Callable[[Mine], str] = lambda mine: mine.who) -> Find:
    """There is one of each account, under a name that is made of it."""

    async def find(mine: Mine) -> tuple[Record, ...]:
        kept = await mine.tx.get(kind, name(mine))
        return (kept,) if kept else ()

    return find


def _written(kind: type[R], theirs: Callable[[R, Mine], bool]) -> Find:
    """Only office holders write such: else nobody's need be looked through."""

    async def find(mine: Mine) -> tuple[Record, ...]:
        return tuple(one for one in await mine.tx.readable(kind) if theirs(one, mine)) if mine.acted else ()

    return find


async def _offices(mine: Mine) -> tuple[Record, ...]:
    return mine.offices


async def _acts(mine: Mine) -> tuple[Record, ...]:
    """The first and the last: how many there are is told to nobody, see `bot.logbook`."""
    return (mine.acts[0], mine.acts[-1]) if mine.acts else ()


async def _addresses(mine: Mine) -> tuple[Record, ...]:
    return await mine.tx.readable(Address, person=mine.who)


async def _notices(mine: Mine) -> tuple[Record, ...]:
    """Those that were sent: one that is still to go would tell that something is held."""
    kept = await mine.tx.readable(Notice, about=mine.who, state=State.DONE)
    return tuple(one for one in kept if one.what == telling.WAITING)


async def _unread(mine: Mine) -> tuple[Record, ...]:
    kept = await telling.unread(mine.tx, mine.who, mine.desk.now())
    return tuple([one for one in kept if await telling.opens(mine.tx, one, mine.desk)])


async def _posted(mine: Mine) -> tuple[Record, ...]:
    lying = await posted.lying(mine.tx, mine.place.reach, mine.desk.now())
    found = [await mine.tx.get(Posted, one) for one in lying]
    return tuple(one for one in found if one)


async def _taken(mine: Mine) -> tuple[Record, ...]:
    kept = await mine.tx.readable(Report, taken_by=mine.who)
    return tuple(one for one in kept if one.id not in mine.seen.hidden)


async def _talks(mine: Mine) -> tuple[Record, ...]:
    kept = await mine.tx.readable(Talk, taken_by=mine.who)
    return tuple(one for one in kept if one.id not in mine.seen.hidden)


def _kept_paper(one: Draft, mine: Mine) -> bool:
    return (one.by == mine.who or one.signed_by in mine.names) and keeping.shown(one, mine.seen)


def _marked(one: InForce, mine: Mine) -> bool:
    """It holds a name and no account: that of somebody else who is called the same would be found, too."""
    return any(one.by == office.name and covers(office, one.workplace) for office in mine.offices)


async def _sessions(mine: Mine) -> tuple[Record, ...]:
    return tuple(await sessions.of(mine.tx, mine.who, mine.desk))


async def _seated(mine: Mine) -> tuple[Record, ...]:
    """What is kept of one that was signed out leads nowhere."""
    return tuple(one for one in await mine.tx.readable(Seated, who=mine.who) if one.user)


async def _links(mine: Mine) -> tuple[Record, ...]:
    return tuple(one for one in await mine.tx.readable(SignInLink) if one.who == mine.who)


async def _unlocked(mine: Mine) -> tuple[Record, ...]:
    kept = await mine.tx.readable(Unlocked, who=mine.who)
    return tuple(one for one in kept if mine.desk.now() < one.until)


async def _tries(mine: Mine) -> tuple[Record, ...]:
    found = [await tries.found(mine.tx, mine.who, mine.desk, counted) for counted in TRIED]
    return tuple(one for one in found if one.count)


async def _told(mine: Mine) -> tuple[Record, ...]:
    """Of this conversation alone: that of another lies under a hash of that one."""
    found = [await mine.tx.get(Told, one) for one in await told_here(mine)]
    return tuple(one for one in found if one and mine.desk.now() < one.until)


async def told_here(mine: Mine) -> dict[str, str]:
    """What a conversation may have been told: in words, or the id of a survey, by the id of what is kept of it."""
    open_ = await mine.tx.readable(Survey, stage=Stage.OPEN)
    return {
        identity.telling(mine.place, mine.desk): "that I have said what I am",
        whereabouts.declining(mine.place, mine.desk): "that you would rather not say where you work",
        knowing.telling(mine.place, mine.desk): "that I have told you of broken files",
        **{surveys.telling(mine.place, one.id, mine.desk): one.id for one in open_},
    }


FIND: Mapping[type[Record], Find] = {
    **{kind: _named(kind) for kind in (Works, Spoken, Willing, DigestWish, Hears, Preference, SecondFactor, Enrolling)},
    Membership: _named(Membership, lambda mine: told_id(mine.who, mine.desk)),
    **{kind: _named(kind, lambda mine: consent.record_id(mine.who, mine.desk)) for kind in (Asked, Unasked)},
    Office: _offices,
    AuditEntry: _acts,
    Address: _addresses,
    Notice: _notices,
    Unread: _unread,
    Posted: _posted,
    Report: _taken,
    Talk: _talks,
    CaseNote: _written(CaseNote, lambda one, mine: one.by == mine.who and one.report not in mine.seen.hidden),
    Draft: _written(Draft, _kept_paper),
    InForce: _written(InForce, _marked),
    Invitation: _written(Invitation, lambda one, mine: one.by == mine.who),
    Survey: _written(Survey, lambda one, mine: mine.who in (one.made_by, one.approved_by)),
    Approval: _written(Approval, lambda one, mine: one.by == mine.who),
    Campaign: _written(Campaign, lambda one, mine: mine.who in (one.made_by, one.offered_by, one.approved_by)),
    CampaignMessage: _written(
        CampaignMessage, lambda one, mine: mine.who in (one.made_by, one.offered_by, one.approved_by)
    ),
    Session: _sessions,
    Seated: _seated,
    SignInLink: _links,
    Unlocked: _unlocked,
    Tries: _tries,
    Told: _told,
}
