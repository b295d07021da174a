"""The bot: its capabilities, and what happens to every event, whatever it is."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from bot import (
    beforehand,
    channels,
    conversation,
    distress,
    faults,
    home,
    identity,
    knowing,
    languages,
    log_exporting,
    logbook,
    marking,
    own_entry,
    pausing,
    questions,
    reference,
    stopping,
    telling,
    undelivered,
    whereabouts,
    workplaces,
    workspaces,
)
from bot.campaigns import routing as campaigns
from bot.cases import casework
from bot.desk import Desk
from bot.editing import adding, changing, finding, missing
from bot.editing import exporting as editing
from bot.events import Event, Opened, Owner, Place, Said, Submitted, Typing, words_of
from bot.hearing import Heard, hear, speaks_of_danger
from bot.identity import PERSON
from bot.insights import routing as insights
from bot.joining import routing as joining
from bot.languages import choosing, t, to_be_said
from bot.languages.areas import area, home_of, within
from bot.membership import saying as membership
from bot.outbox import Composed, Composer
from bot.papers import paperwork
from bot.people import appointing, claiming, handing_over, helping, holders, naming, reception
from bot.privacy import my_data
from bot.records import Notice, Speaks
from bot.recruitment import quiet
from bot.recruitment import routing as recruitment
from bot.register import routing as register
from bot.replies import Replies, Text
from bot.reports import refusing, reporting
from bot.routes import Routes, Wording
from bot.second_factor import stepping
from bot.signing_in import asking as signing_in
from bot.store import StoreError, Transaction, UncertainError
from bot.surveys import surveying
from bot.surveys.telling import inviting
from bot.talks import routing as talks
from bot.understanding import understood

CAPABILITIES = (
    *(distress, identity, conversation, questions, knowing, undelivered, telling),
    *(helping, reception, signing_in, claiming, appointing, holders, handing_over, naming),
    stepping,
    *(workplaces, whereabouts, marking),
    register,
    casework,
    *(changing, adding, finding, missing, editing, pausing, logbook, log_exporting, own_entry),
    paperwork,
    reporting,
    talks,
    surveying,
    insights,
    campaigns,
    recruitment,
    joining,
    *(channels, workspaces),
    *(my_data, membership, stopping, choosing),
)

SUGGEST_WITHIN = 1.0  # seconds

NOT_KEPT = Text(
    to_be_said(
        "I could not save that just now, so nothing of it was kept. Please try again in a few minutes, or ask a person."
    ),
    (PERSON,),
)
UNCERTAIN = Text(
    to_be_said(
        "The connection broke while I was saving, so I cannot tell whether that was kept. "
        "Please look again in a few minutes, or ask a person."
    ),
    (PERSON,),
)
BROKEN = Text(
    to_be_said("Something went wrong on my side, and I could not answer. Please try again, or ask a person."), (PERSON,)
)

E = TypeVar("E", bound=Event)

log = logging.getLogger(__name__)


def came_to_nothing(replies: Replies) -> bool:
    """Whether what somebody did may have to be done again, so that it should stay before them."""
    nothing = tuple(one.body for one in (NOT_KEPT, UNCERTAIN, BROKEN))
    said = (*nothing, *map(str, nothing))  # in English, and in the language that was spoken
    return any(isinstance(one, Text) and one.body.startswith(said) for one in replies)


def named(fault: Text) -> Text:
    """With the name by which whoever runs the bot finds the fault."""
    words = reference.words()
    return replace(fault, body=f"{fault.body} {words}") if words else fault


class Bot:
    """Events in, replies out. It is never silent, and an error of its own is told in plain words."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._routes = Routes()
        for capability in CAPABILITIES:
            capability.add(self._routes)
        if missing := self._routes.missing():
            message = f"nobody answers: {', '.join(sorted(missing))}"
            raise LookupError(message)

    @property
    def composers(self) -> Mapping[str, Composer]:
        """Who words a notice, by what it is."""
        return {what: self._with_desk(wording) for what, wording in self._routes.wordings.items()}

    def _with_desk(self, wording: Wording) -> Composer:
        async def composed(owed: Notice, tx: Transaction) -> Composed:
            with languages.speaking(await choosing.of_notice(tx, owed, self._desk)), area(home_of(wording)):
                made = await wording(owed, tx, self._desk)
                return replace(made, replies=languages.worded(made.replies))

        return composed

    async def handle(self, event: Event) -> Replies:
        """What to say, and to whom: where others read along, a rep can have set that.

        What is drawn of it afterwards, in the same task, is drawn in the language of whoever was answered.
        """
        with reference.within():
            return languages.worded(await self._answered(event))

    async def _answered(self, event: Event) -> Replies:
        event = questions.meant(event)
        heard = await self._heard(event.text) if isinstance(event, Said) else None
        # Side by side, so that a store that does not answer is waited for once.
        (owner, speaks), _ = await asyncio.gather(self._whose(event.place), self._changed())
        languages.speak(choosing.at_first(event.place, self._desk))
        event = _owned_by(owner, event)
        if speaks is Speaks.OPENLY:
            return await self._handled(event, heard)
        meant = heard is Heard.CRISIS or self._routes.commanded(event) == channels.WORDS or channels.concerns(event)
        if speaks is Speaks.NOT and not meant:
            return (channels.SILENT,)
        return channels.hushed(await self._handled(event, heard))

    async def home(self, event: Opened) -> Replies:
        """The whole page of somebody's own. Who is speaking stands there each time: what stood before is gone."""
        event = _owned_by(await self._owner(event.place), event)
        found = await beforehand.look(event, None, "", self._desk)
        languages.speak(found.language)
        parts = await home.shown(event, self._routes.home, self._desk, paused=bool(found.stopped))
        return languages.worded((identity.introduction(event.place, self._desk.house), *found.stopped, *parts))

    async def _whose(self, place: Place) -> tuple[Owner, Speaks]:
        """Who owns the place, and how the bot speaks there."""
        if not channels.is_one(place):
            return await self._owner(place), Speaks.OPENLY
        # Side by side, so that a store that does not answer is waited for once.
        return await asyncio.gather(self._owner(place), channels.speaks(place, self._desk))

    async def _changed(self) -> None:
        """What was changed in chat, by way of whichever process, is answered from now on."""
        if not self._desk.alone:
            await self._desk.laid.look(self._desk.store, self._desk.knowledge)

    async def _owner(self, place: Place) -> Owner:
        """Nothing is said before that is known."""
        return await self._desk.owners.of(place, self._desk.store, self._desk.secret)

    async def _handled(self, event: Event, heard: Heard | None) -> Replies:
        """In order: help in danger, who is speaking, the answer."""
        in_danger = isinstance(event, Submitted) and await self._in_danger(event)
        # Side by side, so that a store that does not answer is waited for once.
        found, marked = await asyncio.gather(
            beforehand.look(event, heard, self._routes.commanded(event), self._desk),
            within(quiet.__name__, quiet.heed(event, heard, self._desk, in_danger=in_danger)),
        )
        languages.speak(found.language)
        surveys = (
            await within(inviting.__name__, inviting.alert(event, self._desk))
            if found.notice and not found.stopped
            else ()
        )
        told = (*found.notice, *await within(knowing.__name__, knowing.alert(event, self._desk)), *surveys)
        refused = refusing.files(event)
        answered = (
            refused
            if refusing.nothing_else(event)
            else (*(found.stopped or await self._answer(event, heard)), *refused)
        )
        if heard is Heard.CRISIS:
            return (*answered, *told, *marked)
        return (*(distress.contacts(self._desk.house, said=False) if in_danger else ()), *told, *answered, *marked)

    async def suggest(self, typing: Typing) -> tuple[str, ...]:
        """What could be meant by what somebody is typing; nothing where that fails, since they can type it out."""
        try:
            async with asyncio.timeout(SUGGEST_WITHIN):
                return await self._routes.suggest(typing, self._desk)
        except Exception as error:  # noqa: BLE001 - the outermost edge
            log.error("suggesting failed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
            return ()

    async def _in_danger(self, event: Submitted) -> bool:
        """Whether somebody wrote so in a form.

        A single word can be what a choice of a list is called: beside others it would only seem to be a sentence.
        """
        written = tuple(dict.fromkeys(words_of(event)))  # a form can hold the same answer to many questions
        if any(speaks_of_danger(one) for one in written if len(one.split()) == 1):
            return True
        sentences = "\n".join(one for one in written if len(one.split()) > 1)
        return bool(sentences) and await self._heard(sentences) is Heard.CRISIS

    async def _heard(self, message: str) -> Heard:
        try:
            return await understood(message, self._desk.hearing, self._desk.knowledge.shelf)
        except Exception as error:  # noqa: BLE001 - whatever is broken, somebody in danger must still be heard
            log.error("hearing failed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
            return hear(message)

    async def _answer(self, event: Event, heard: Heard | None) -> Replies:
        try:
            answered = await self._routes.answer(event, heard, self._desk)
        except StoreError as error:
            log.error("the store failed: %s", faults.told(error))  # noqa: TRY400
            return (named(UNCERTAIN if isinstance(error, UncertainError) else NOT_KEPT),)
        except Exception as error:  # noqa: BLE001 - the outermost edge: whatever went wrong, somebody waits for words
            log.error("a handler failed: %s", faults.told(error))  # noqa: TRY400
            return (named(BROKEN),)
        if answered:
            return answered
        gone = (
            t("That page is no longer there. You can ask me a question instead.")
            if isinstance(event, Opened)
            else t("That button or form is no longer there. You can ask me a question instead.")
        )
        return (Text(gone, (PERSON,)),)


def _owned_by(owner: Owner, event: E) -> E:
    return replace(event, place=replace(event.place, owner=owner))
