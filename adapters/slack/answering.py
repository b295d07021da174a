"""Brings what the bot says to where somebody did something: a thread, a conversation, a modal, the home of the app.

What is private is shown to them alone, or goes into the conversation of two, wherever others read along.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from aiohttp import ClientError

from adapters.carrying import new_id
from adapters.refusals import BROKEN, NO_CONNECTION, Refusal
from adapters.slack import again, render, views
from adapters.slack.api import URL, Api
from adapters.slack.carrying import Carrying
from adapters.slack.errors import may_be_done
from adapters.slack.incoming import Surface, Ways
from adapters.slack.installed import Team
from adapters.slack.keeping import Kept, Rest
from adapters.slack.render import Drawn, Message, Sent, Upload
from adapters.slack.sizes import Json
from adapters.slack.views import DrawnView
from bot import bot, faults, memory
from bot.identity import EXAMPLES, PERSON
from bot.replies import Form, Replies, Reply, Text
from bot.store import StoreError

HOOKS = "https://hooks.slack.com/"
MOST_HOOKS = 5  # answers that one response_url takes
PROMPTS = 4
TOO_DEEP = "push_limit_reached"  # a window holds three views, one upon the other

PUT_INTO_TWO = Text(
    "I put a file into the conversation between the two of us: look under *Messages* of this app.", private=True
)

log = logging.getLogger(__name__)


def team(ways: Ways) -> Team:
    return Team(ways.enterprise, ways.team)


@dataclass(frozen=True, slots=True)
class Answering:
    api: Api
    carrying: Carrying

    async def say(self, ways: Ways, replies: Replies) -> None:
        """Whatever Slack refuses on one way goes another, if there is one."""
        match ways.surface:
            case Surface.MODAL:
                await self.update(ways, replies)
            case Surface.SHORTCUT | Surface.HOME if ways.trigger:
                await self._open(ways, replies)
            case _ if ways.trigger and any(isinstance(one, Form) for one in replies):
                await self._open(ways, replies)
            case Surface.CONVERSATION if ways.trigger and any(map(_leads_on, replies)):
                await self._open(ways, replies)
            case Surface.CHANNEL if ways.trigger and ways.posted and any(map(_leads_on, replies)):
                await self._open(ways, replies)
            case _:
                seals = render.is_confided if ways.surface is Surface.CONVERSATION else _nothing
                await self._send(ways, await self._messages(replies, seals))

    async def more(self, ways: Ways, rest: Rest) -> None:
        in_view = ways.surface in (Surface.MODAL, Surface.HOME)
        in_view = in_view or (ways.surface is Surface.CONVERSATION and rest.private)
        if in_view and await self._more_in_view(ways, rest):
            return
        drawn = render.sealed(rest, new_id) if in_view else render.more(rest, new_id)
        await self._could_keep(drawn.kept)
        await self._send(ways, drawn.sent)

    async def _more_in_view(self, ways: Ways, rest: Rest) -> bool:
        view = views.more(rest, ways.own, new_id)
        await self._could_keep(view.kept)
        method = "views.push" if ways.surface is Surface.MODAL else "views.open"
        try:
            try:
                await self.api.call(team(ways), method, {"trigger_id": ways.trigger, "view": view.view})
            except Refusal as refusal:
                if refusal.code != TOO_DEEP:
                    raise
                await self.api.call(team(ways), "views.update", {"view_id": ways.view, "view": view.view})
        except Refusal as refusal:
            log.warning("more was not shown in a window: %s", refusal)
            return False
        return True

    async def modal(self, ways: Ways, replies: Replies, at: int | None = None) -> DrawnView:
        """Drawn and kept, not yet shown."""
        view = views.modal(replies, ways.own, new_id, at)
        async with asyncio.timeout(memory.PATIENCE):
            await self.carrying.keep(view.kept)
        return view

    async def shown(self, ways: Ways, replies: Replies) -> DrawnView:
        """The same; where it cannot be kept, without forms that could not be taken again."""
        view = views.modal(replies, ways.own, new_id)
        return view if await self._could_keep(view.kept) else views.modal(_without_forms(replies), ways.own, new_id)

    async def turn(self, ways: Ways, form: Form, at: int) -> None:
        """Another part of the form that somebody has before them; where that fails, they still have this one."""
        view = await self.modal(ways, (form,), at)
        await self.api.call(team(ways), "views.update", {"view_id": ways.view, "view": view.view})

    async def update(self, ways: Ways, replies: Replies) -> None:
        """The modal that somebody has before them."""
        view = await self.shown(ways, replies)
        try:
            await self.api.call(team(ways), "views.update", {"view_id": ways.view, "view": view.view})
        except Refusal as refusal:  # they closed it, perhaps
            log.warning("a modal was not shown: %s", refusal)
            await self._to_two(ways, replies)
        await self.files(ways, view.uploads)

    async def back(self, ways: Ways, sent: Mapping[str, object], replies: Replies) -> None:
        """The modal that was sent, with all that was typed, below why it came to nothing."""
        view = again.view(sent, replies, new_id)
        try:
            await self.api.call(team(ways), "views.update", {"view_id": ways.view, "view": view})
        except Refusal as refusal:  # they closed it, perhaps
            log.warning("a modal was not shown again: %s", refusal)
            await self._to_two(ways, replies)

    async def home(self, ways: Ways, replies: Replies) -> None:
        view = views.home(replies, ways.own, new_id)
        await self._could_keep(view.kept)
        await self.api.call(team(ways), "views.publish", {"user_id": ways.user, "view": view.view})

    async def prompts(self, ways: Ways) -> None:
        """What somebody could ask, above the field that they type into."""
        listed = [{"title": one, "message": one} for one in EXAMPLES][:PROMPTS]
        # Without a thread: Slack shows nothing for one, and says nothing of it.
        given = {"channel_id": ways.channel, "prompts": listed}
        await self.api.call(team(ways), "assistant.threads.setSuggestedPrompts", given)

    async def files(self, ways: Ways, uploads: Sequence[Upload]) -> None:
        """Into the conversation of two: nowhere else can somebody get a file that only they see."""
        if uploads:
            channel = await self.api.conversation(team(ways), ways.user)
            for one in uploads:
                await self.api.upload(team(ways), channel, one)

    async def _open(self, ways: Ways, replies: Replies) -> None:
        view = await self.shown(ways, replies)
        try:
            await self.api.call(team(ways), "views.open", {"trigger_id": ways.trigger, "view": view.view})
        except Refusal as refusal:  # three seconds were over, perhaps: a button gives three more
            log.warning("a modal was not opened: %s", refusal)
            await self._send(ways, await self._messages(replies, _leads_on))
            return
        await self.files(ways, view.uploads)

    async def _messages(self, replies: Replies, seals: Callable[[Reply], bool]) -> Sequence[Sent]:
        """`seals`: what a window shows instead of them, since they could come into the history of a conversation."""
        drawn = _drawn(replies, seals)
        if await self._could_keep(drawn.kept):
            return drawn.sent
        return _drawn(_without_forms(replies), seals).sent

    async def _could_keep(self, kept: Kept) -> bool:
        """Where the store cannot, what is said is shown all the same: a button that needs it says so when pressed."""
        try:
            async with asyncio.timeout(memory.PATIENCE):
                await self.carrying.keep(kept)
        except (StoreError, TimeoutError) as error:
            log.error("what a message needs was not kept: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
            return False
        return True

    async def _send(self, ways: Ways, sent: Sequence[Sent]) -> None:
        messages = [one for one in sent if isinstance(one, Message)]
        uploads = [one for one in sent if isinstance(one, Upload)]
        if ways.surface in (Surface.CONVERSATION, Surface.MESSAGES):
            for one in messages:
                await self._post(ways, one)
        else:
            if uploads:
                told = render.messages((PUT_INTO_TWO,), new_id).sent
                messages += [one for one in told if isinstance(one, Message)]
            await self._among_others(ways, messages)
        await self.files(ways, uploads)

    async def _among_others(self, ways: Ways, messages: Sequence[Message]) -> None:
        only_them = ways.surface is not Surface.CHANNEL or ways.ephemeral or ways.posted
        hidden = [one for one in messages if only_them or one.private or not await self._could_post(ways, one)]
        if not hidden:
            return
        at = _thread(ways) if ways.begun or len(hidden) < len(messages) else {}
        try:
            if self._may_hook(ways) and len(hidden) <= MOST_HOOKS:
                for one in hidden:
                    await self._hook(ways, one, at)
            else:
                for one in hidden:
                    to = {"channel": ways.channel, "user": ways.user, **at}
                    await self.api.call(team(ways), "chat.postEphemeral", {**to, **one.payload})
        except Refusal as refusal:
            log.warning("what only one person may see goes into their conversation: %s", refusal)
            channel = await self.api.conversation(team(ways), ways.user)
            for one in hidden:
                shown = await self._sealed(one) if one.confided else one
                await self.api.call(team(ways), "chat.postMessage", {"channel": channel, **shown.payload})

    async def _sealed(self, one: Message) -> Message:
        drawn = render.sealed(Rest(one.blocks, private=True), new_id)
        await self._could_keep(drawn.kept)
        return next(sent for sent in drawn.sent if isinstance(sent, Message))

    async def _could_post(self, ways: Ways, one: Message) -> bool:
        """Where nobody but a few may post, whoever asked is answered alone."""
        try:
            await self._post(ways, one)
        except Refusal as refusal:
            if may_be_done(refusal):
                raise
            log.warning("an answer does not stand in the channel: %s", refusal)
            return False
        return True

    async def _post(self, ways: Ways, one: Message) -> None:
        await self.api.call(team(ways), "chat.postMessage", {"channel": ways.channel, **_thread(ways), **one.payload})

    async def _to_two(self, ways: Ways, replies: Replies) -> None:
        """Without what stood in a form, which goes into no history."""
        kept = tuple(replace(one, values={}) if isinstance(one, Form) else one for one in replies)
        sent = await self._messages(kept, _leads_on)
        channel = await self.api.conversation(team(ways), ways.user)
        for one in sent:
            if isinstance(one, Message):
                await self.api.call(team(ways), "chat.postMessage", {"channel": channel, **one.payload})

    def _may_hook(self, ways: Ways) -> bool:
        """Only Slack's own address; or that of what plays Slack on this computer."""
        own = urlsplit(self.api.url)
        return ways.response_url.startswith(HOOKS if self.api.url == URL else f"{own.scheme}://{own.netloc}/")

    async def _hook(self, ways: Ways, one: Message, at: Json) -> None:
        given = {"response_type": "ephemeral", "replace_original": False, **at, **one.payload}
        try:
            async with self.api.session.post(ways.response_url, json=given) as response:
                if not response.ok:
                    raise Refusal("hook_refused", response.status)
        except (ClientError, TimeoutError) as error:
            raise Refusal(NO_CONNECTION, BROKEN) from error


def _drawn(replies: Replies, seals: Callable[[Reply], bool]) -> Drawn:
    parts = [render.sealed(one, new_id) if seals(one) else render.messages((one,), new_id) for one in replies]
    sent = tuple(one for part in parts for one in part.sent)
    return Drawn(sent, {name: thing for part in parts for name, thing in part.kept.items()})


def _nothing(_: Reply) -> bool:
    return False


def _leads_on(reply: Reply) -> bool:
    """What is private and done step by step is done in one window. A word of thanks needs none."""
    return render.is_confided(reply) or (
        isinstance(reply, Text) and reply.private and any(one != PERSON for one in reply.buttons)
    )


def _without_forms(replies: Replies) -> Replies:
    return tuple(bot.BROKEN if isinstance(one, Form) else one for one in replies)


def _thread(ways: Ways) -> Json:
    """An answer to a message in a channel stands below it."""
    return {"thread_ts": ways.thread} if ways.thread else {}
