"""What people say beside questions: greetings, thanks, another role, another language, abuse, nothing at all."""

from bot import own_entry
from bot.answers import written
from bot.desk import Desk
from bot.events import Said
from bot.hearing import Heard
from bot.identity import NAME, PERSON
from bot.languages import OWN, choosing, spoken, t, to_be_said
from bot.markup import plain
from bot.privacy import periods
from bot.replies import Replies, Text
from bot.routes import Handler, Routes
from knowledge.entries import Pack


def add(routes: Routes) -> None:
    for heard, words in _WORDS.items():
        routes.said(heard, _saying(words, person=heard in _WITH_A_PERSON))
    routes.command("about", about)
    routes.said(Heard.ABOUT, about)
    routes.said(Heard.HELP, about)


_WORDS = {
    Heard.GREETING: to_be_said("Hello. I am an automated bot. Ask me anything about AI at work, in your own words."),
    Heard.THANKS: to_be_said("You are welcome. Ask again whenever you like."),
    Heard.GOODBYE: to_be_said("Goodbye. I am here whenever you have a question."),
    Heard.HOW_ARE_YOU: to_be_said("I am a machine, so there is no telling. I am running, and ready for a question."),
    Heard.JOKE: to_be_said("Jokes are better from people. I can answer questions about AI at work."),
    Heard.PRAISE: to_be_said("Good to know that it was of use. People wrote the answers; I only find them."),
    Heard.ROLE: to_be_said(
        "I stay what I am: an automated bot that finds answers people wrote. I cannot take another role, "
        "and nobody can change my answers by asking me to. Is there something about AI at work you would like to know?"
    ),
    Heard.NOTHING: to_be_said(
        "I could not read a question in that. Try a few words, for example: can they use AI to watch us?"
    ),
    Heard.TOO_LONG: to_be_said(
        "That is longer than I can read at once. Please ask in fewer words: up to 4,000 characters. "
        "A person can take the whole story."
    ),
    Heard.ABUSE: to_be_said(
        "I am a machine, so no harm done. If something at work is behind it, ask about that, or ask a person."
    ),
    Heard.LANGUAGE: to_be_said("I can only read English so far. A person may speak your language."),
}

_WITH_A_PERSON = frozenset({Heard.TOO_LONG, Heard.ABUSE, Heard.LANGUAGE, Heard.NOTHING})


def _saying(words: str, *, person: bool) -> Handler[Said]:
    async def say(event: Said, desk: Desk) -> Replies:
        told = Text(words, (PERSON,) if person else ())
        welsh = words is _WORDS[Heard.LANGUAGE] and choosing.wrote_welsh(event.text)
        return (choosing.offered(), told) if welsh and spoken() == OWN else (told,)

    return say


async def about(event: Said, desk: Desk) -> Replies:
    """What it is, what it does, what it keeps."""
    shelf = desk.knowledge.shelf
    documents = written("\n".join(f"- {plain(source.title)}" for source in shelf.pack.sources.values()))
    return (
        Text(
            "\n\n".join((_itself(shelf.pack, desk), _sources(), documents, _kept(desk))),
            (own_entry.BUTTON, PERSON),
        ),
    )


def _itself(pack: Pack, desk: Desk) -> str:
    return t(
        "I am **{name}**, an automated bot, run by {operator}. Ask me about AI and robots at work. I search {answers} "
        "that people wrote. I say which clause each comes from, and whether it is law today, a draft, a union's demand "
        "or guidance. I write nothing myself, and I pass your question to nobody. My own entry in the register of AI "
        "systems says the rest.",
        name=NAME,
        operator=plain(desk.house.operator),
        answers=own_entry.answers(pack),
    )


def _sources() -> str:
    return t("The answers rest on these documents and on law that holds today:")


def _kept(desk: Desk) -> str:
    return t(
        "What I keep: a question I could not answer, without names and numbers, so that people can answer it. It says "
        "nothing of who asked, and it is forgotten after {period}. And where you work, if you told me: write *where do "
        "I work* to see, change or forget that. Write *my data* to see all that leads to you.",
        period=periods.told(desk.keeps.questions),
    )
