"""What has come of a talk, for who holds its receipt: they look, change how to be reached, or take it back.

By the receipt and not by the account: whoever owns a chat can open the accounts in it, and a browser forgets who was
there. What they wrote is never shown again, since others may read this place later.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from bot import memory, telling
from bot.cases import overdue
from bot.cases.matter import week_at
from bot.desk import Desk
from bot.events import Event, Pressed, Submitted
from bot.identity import TALK
from bot.privacy import receipts
from bot.records import News, Seen, Talk, TalkWords
from bot.records.talks import Talking
from bot.replies import Button, Card, Fact, Form, Replies, Text
from bot.reports import by_receipt
from bot.reports.beginning import elsewhere
from bot.reports.thanking import STATUS
from bot.routes import Routes
from bot.store import Transaction, UnreadableError, run
from bot.talks import erasing
from bot.talks.beginning import WHO_SEES_IT
from bot.talks.form import NAME, REACH, WHEN

CHANGE, WITHDRAW, WITHDRAWN = "talks.change", "talks.withdraw", "talks.withdrawn"
FIELDS = tuple(replace(one, required=False) for one in (NAME, REACH, WHEN))
NOTHING = "Nothing was filled in, so nothing has changed."
UNREADABLE = "What you wrote before cannot be read any more. Please take it back, and ask anew."
CHANGED = "Thank you. It is changed, and what it was before is erased."
AGAIN = "That form was sent before, with other words, so this time it has changed nothing. Please open it anew."
SURE = (
    "Take it back? What you wrote is erased at once, and your receipt opens nothing any more. Where a rep has taken it "
    "up already, they are told that something waits, and see that you took it back. It cannot be undone; you can ask "
    "anew."
)
GONE = (
    "It is taken back, and what you wrote is erased. Your receipt opens nothing any more. What the platform keeps of "
    "this conversation is not in my hands, nor is what a rep has read."
)
UNTAKEN = "Nobody has taken it up yet. The reps are reminded, and after some days organisers are told."
TAKEN = "A rep has taken it up, and will get in touch with you."
DONE = "The rep has noted that you have talked. If that is not so, ask anew."


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody with the receipt of this talk, in a transaction. `holder`: who has it and still holds an office."""

    tx: Transaction
    event: Event
    desk: Desk
    talk: Talk
    receipt: str
    holder: str

    async def first(self) -> bool:
        """Whether what they do now is not a second delivery of the same."""
        return await memory.first(self.tx, memory.cause(self.event, self.desk.secret), self.desk.now())

    async def tell_holder(self) -> None:
        """Others need not look: they see nothing of what has changed."""
        if self.holder:
            await telling.tell(self.tx, (self.holder,), News.TALK_CHANGED, self.talk.id, self.desk)

    def button(self, label: str, action: str, *, main: bool = False) -> Button:
        return Button(label, action, self.receipt, main=main)


Then = Callable[[Asker], Awaitable[Replies]]


def add(routes: Routes) -> None:
    routes.pressed(CHANGE, change_asked)
    routes.submitted(CHANGE, changed)
    routes.pressed(WITHDRAW, withdraw_asked)
    routes.pressed(WITHDRAWN, withdrawn)


def opens(event: Event, desk: Desk) -> by_receipt.Opens:
    """What a receipt that opens no report says."""
    return partial(_found, event=event, desk=desk, then=_stands)


async def change_asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(asker: Asker) -> Replies:
        return (_form(asker.receipt),)

    return await _opened(event, desk, event.value, ask)


async def changed(event: Submitted, desk: Desk) -> Replies:
    receipt = event.form.partition(" ")[2]
    if wrong := _form(receipt).check(event.values):
        return (wrong,)
    new = {one.name: text for one in FIELDS if (text := str(event.values.get(one.name, "")).strip())}

    async def change(asker: Asker) -> Replies:
        look = asker.button("Look at my request", STATUS)
        if not new:
            return (Text(NOTHING, (look,), private=True),)
        kept = await words_of(asker.tx, asker.talk)
        if kept is None:
            return (Text(UNREADABLE, (look,), private=True),)
        now = replace(kept, **new)
        if await asker.first():
            await asker.tx.remove(TalkWords, kept.id)  # with the key of what it was
            await asker.tx.add(now)
            await asker.tell_holder()
        elif now != kept:
            return (Text(AGAIN, (asker.button("Change how to reach me", CHANGE), look), private=True),)
        return (Text(CHANGED, (look,), private=True),)

    return await _opened(event, desk, receipt, change)


async def withdraw_asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(asker: Asker) -> Replies:
        yes, no = asker.button("Yes, take it back", WITHDRAWN), asker.button("Leave it as it is", STATUS)
        return (Text(SURE, (yes, no), private=True),)

    return await _opened(event, desk, event.value, ask)


async def withdrawn(event: Pressed, desk: Desk) -> Replies:
    said = (Text(GONE, (TALK,), private=True),)
    cause = memory.cause(event, desk.secret)

    async def withdraw(asker: Asker) -> Replies:
        await asker.first()
        tx, talk = asker.tx, asker.talk
        if asker.holder and talk.state is Talking.ASKED:
            await erasing.words(tx, talk.id)
            week = await week_at(tx, talk.workplace, desk)
            await tx.put(replace(talk, state=Talking.WITHDRAWN, changed=week))
            await asker.tell_holder()
        else:
            await erasing.erase(tx, talk.id)
        return said

    async def seen(tx: Transaction) -> bool:
        return await tx.get(Seen, cause) is not None

    if event.place.private and await run(desk.store, seen):
        return said  # delivered again: the receipt is gone, and trying it would count as a wrong one
    return await _opened(event, desk, event.value, withdraw)


async def _opened(event: Event, desk: Desk, typed: str, then: Then) -> Replies:
    if not event.place.private:
        return (elsewhere(desk.house),)
    return await by_receipt.tried(event, desk, typed, partial(_found, event=event, desk=desk, then=then))


async def _found(tx: Transaction, found: str, receipt: str, *, event: Event, desk: Desk, then: Then) -> Replies | None:
    talk = await tx.get(Talk, found)
    if talk is None:
        return None
    told = await overdue.audience(tx, talk, desk)
    holder = talk.taken_by if talk.taken_by in told.everybody else ""
    return await then(Asker(tx, event, desk, talk, receipt, holder))


async def words_of(tx: Transaction, talk: Talk) -> TalkWords | None:
    """None where they cannot be read: they were changed after the copy was made from which the store came back."""
    with suppress(UnreadableError):
        return await tx.get(TalkWords, talk.id)
    return None


async def _stands(asker: Asker) -> Replies:
    done, readable = asker.talk.state is Talking.DONE, await words_of(asker.tx, asker.talk) is not None
    stand = DONE if done else UNREADABLE if not readable else TAKEN if asker.holder else UNTAKEN
    change = (asker.button("Change how to reach me", CHANGE),) if readable and not done else ()
    return (
        Card(
            "Your request for a talk",
            "",
            facts=(
                Fact("Where it stands", stand),
                Fact("Who sees it", WHO_SEES_IT),
                Fact("What is kept", receipts.told(Talk, asker.desk.keeps)),
            ),
            buttons=(*change, asker.button("Take it back", WITHDRAW)),
            private=True,
        ),
    )


def _form(receipt: str) -> Form:
    return Form(
        f"{CHANGE} {receipt}",
        "Change how to reach me",
        FIELDS,
        intro="What you wrote before is not shown here, since others may read this place later. What you leave empty "
        "stays as it is.",
        send="Change it",
    )
