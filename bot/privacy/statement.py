"""What somebody reads before they ever write to it: who runs it, who can read along, what it keeps and for how long."""

from bot import own_entry
from bot.identity import page
from bot.markup import plain
from bot.membership.ways import IN_WORDS
from bot.privacy import periods, receipts
from bot.privacy.terms import Terms
from bot.records import Report, Talk
from bot.replies import Card, Fact
from bot.reports import beginning
from bot.talks import beginning as talks

PATH = "/privacy"


def statement(terms: Terms) -> Card:
    house = terms.house
    operator, contact = plain(house.operator), plain(house.contact)
    return Card(
        "What I keep, and who can read it",
        "",
        facts=(
            Fact("Who runs me", f"{operator}. To reach a person: {contact}."),
            Fact(
                "Who can read along in a chat",
                "In Slack or Teams, whoever owns the organisation there, mostly your employer: they can keep and "
                "search what is written to me, deleted messages too, and see that you wrote to me. Before you report "
                "something I say who can read it where you are.",
            ),
            Fact("Who can read along on my own pages", f"The people who look after my machine for {operator}."),
            Fact(
                "What your browser keeps for my own pages",
                "Cookies of ours alone: one by which I know that it is still you, for up to three hours after my last "
                "answer, on the pages for reports and surveys until you close the browser, and up to 30 days where "
                "somebody works for the union; for an hour, that you opened a link which works once; and which "
                "language you read here. If I have asked whether you would like to hear about organising, or should "
                "not ask now, one says so until you close the browser, or for 30 days once you have answered; if you "
                "say that I should never ask, for a year. Neither tells who you are.",
            ),
            Fact(
                "The safer way to report",
                f"On a phone or computer of your own, not your employer's: {page(house, beginning.PAGE)}.",
            ),
            Fact(
                "Questions",
                "I do not keep who asked what. A question that I could not answer I keep without names and numbers, "
                f"so that people can answer it, and forget it after {periods.told(terms.keeps.questions)}.",
            ),
            Fact(
                "You",
                "Only what you tell me or agree to, such as where you work, and what you do for the union. Write *my "
                "data* to me in a chat of our own: I show you all that leads to your account.",
            ),
            Fact(
                "Being asked to talk to an organiser",
                "Now and then, in private, after an answer. If you do nothing, I keep nothing about you. If you "
                "answer, I keep until when I do not ask again and how often I still may, or that I never do.",
            ),
            Fact("Whether you are in the union", IN_WORDS[terms.membership]),
            *([Fact("E-mail addresses", own_entry.LINKED)] if terms.linked else []),
            Fact("Who gets a report", beginning.WHO_GETS_IT),
            Fact("What is kept of a report", receipts.told(Report, terms.keeps)),
            Fact("Who sees that you ask for a talk with a rep", talks.WHO_SEES_IT),
            Fact("What is kept of that", receipts.told(Talk, terms.keeps)),
            Fact(
                "What a chat cannot carry",
                "A form or a long list behind a button, with what you have filled in, I keep for a day, encrypted.",
            ),
            Fact(
                "Who else gets it",
                "Nobody. I search on the machine that I run on, and pass your words to no other service; the chat that "
                "you write in carries them to me, and mine to you.",
            ),
            Fact("To have something corrected or erased", f"Write *my data* to me, or ask a person: {contact}."),
        ),
    )
