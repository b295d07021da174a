"""A paper is shown in the chat and given as a text and a DOCX. Nothing is ever sent to anybody else."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Event
from bot.papers import docx, text
from bot.papers.paper import Paper
from bot.replies import Document, Replies

NOT_SENT = "I send this to nobody. You check it, and you send it yourself."

Work = Callable[[Acting], Awaitable[tuple[Replies, Paper | None]]]


async def give(event: Event, desk: Desk, work: Work) -> Replies:
    """What `work` says; then, once its transaction is over, the files of the paper, if it has made one."""
    found: list[Paper] = []

    async def once(acting: Acting) -> Replies:
        found.clear()
        replies, paper = await work(acting)
        found.extend([paper] if paper else [])
        return replies

    replies = await act(event, desk, once)
    return (*replies, *await files(found[0])) if found else replies


async def files(paper: Paper) -> Replies:
    packed = await asyncio.to_thread(docx.made, paper)
    return (
        Document(f"{paper.name}.txt", "text/plain; charset=utf-8", text.file(paper).encode("utf-8", "replace")),
        Document(f"{paper.name}.docx", docx.MEDIA_TYPE, packed),
    )
