"""What people say beside questions: greetings, thanks, another role, another language, abuse, nothing at all."""

from bot import memory, own_entry
from bot.desk import Desk
from bot.events import Said
from bot.hearing import Heard
from bot.identity import NAME, PERSON
from bot.markup import plain
from bot.replies import Replies, Text
from bot.routes import Handler, Routes


def add(routes: Routes) -> None:
    for heard, words in _WORDS.items():
        routes.said(heard, _saying(words, person=heard in _WITH_A_PERSON))
    routes.command("about", about)
    routes.said(Heard.ABOUT, about)
    routes.said(Heard.HELP, about)


_WORDS = {
    Heard.GREETING: "Hello. I am an automated bot. Ask me anything about AI at work, in your own words.",
    Heard.THANKS: "You are welcome. Ask again whenever you like.",
    Heard.GOODBYE: "Goodbye. I am here whenever you have a question.",
    Heard.HOW_ARE_YOU: "I am a machine, so there is no telling. I am running, and ready for a question.",
    Heard.JOKE: "Jokes are better from people. I can answer questions about AI at work.",
    Heard.PRAISE: "Good to know that it was of use. People wrote the answers; I only find them.",
    Heard.ROLE: "I stay what I am: an automated bot that finds answers people wrote. I cannot take another role, "
    "and nobody can change my answers by asking me to. Is there something about AI at work you would like to know?",
    Heard.NOTHING: "I could not read a question in that. Try a few words, for example: can they use AI to watch us?",
    Heard.TOO_LONG: "That is longer than I can read at once. Please ask in fewer words: up to 4,000 characters. "
    "A person can take the whole story.",
    Heard.ABUSE: "I am a machine, so no harm done. If something at work is behind it, ask about that, or ask a person.",
    Heard.LANGUAGE: "I can only read English so far. A person may speak your language.",
}

_WITH_A_PERSON = frozenset({Heard.TOO_LONG, Heard.ABUSE, Heard.LANGUAGE, Heard.NOTHING})


def _saying(words: str, *, person: bool) -> Handler[Said]:
    async def say(event: Said, desk: Desk) -> Replies:
        return (Text(words, (PERSON,) if person else ()),)

    return say


async def about(event: Said, desk: Desk) -> Replies:
    """What it is, what it does, what it keeps."""
    shelf = desk.knowledge.shelf
    documents = "\n".join(f"- {plain(source.title)}" for source in shelf.pack.sources.values())
    return (
        Text(
            f"I am **{NAME}**, an automated bot, run by {plain(desk.house.operator)}. "
            f"Ask me about AI and robots at work. I search {own_entry.answers(shelf.pack)} that people wrote. "
            "I say which clause each comes from, and whether it is law today, a draft, a union's demand or guidance. "
            "I write nothing myself, and I pass your question to nobody. My own entry in the register of AI systems "
            "says the rest.\n\n"
            f"The answers rest on these documents and on law that holds today:\n\n{documents}\n\n"
            "What I keep: a question I could not answer, without names and numbers, so that people can answer it. "
            f"It says nothing of who asked, and it is forgotten after {own_entry.span(memory.GAPS_KEPT)}. "
            "And where you work, if you told me: "
            "write *where do I work* to see, change or forget that. Write *my data* to see all that leads to you.",
            (own_entry.BUTTON, PERSON),
        ),
    )
