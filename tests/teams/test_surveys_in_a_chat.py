"""A survey on Teams, answered in somebody's own chat with the bot, where no answer of theirs stays in a message."""

import json

from bot.records import Ballot, Workplace
from bot.records.surveys import Asked, Way
from tests.people.codes import HALL
from tests.surveys.asked import opened, survey
from tests.surveys.longest import longest
from tests.teams import oracle, payloads
from tests.teams.branch import TITLE, Branch, branch, offered_first, words
from tests.teams.visiting import Member

THANKS = "Your answers are kept, and count once."
PINGS = "<at>Everyone</at> @here @channel **all** [x](https://a.example/) & "
PLACES = 120


async def asked_to_be_told(member: Member) -> None:
    await member.writes("ask me")
    await member.fills({"one.workplace": HALL.id})
    assert "I tell you here when a survey opens" in member.sees


async def kept_answers(there: Branch) -> list[dict[str, tuple[str, ...]]]:
    return [dict(one.answers) for one in await there.all_of(Ballot)]


async def test_who_asked_to_be_told_answers_in_cards_of_their_chat() -> None:
    async with branch(1) as there:
        (alex,) = there.members
        await asked_to_be_told(alex)
        await there.launches()
        invitation = alex.messages[-1][1]
        assert TITLE in words(invitation)
        assert "You asked me to tell you." in words(invitation)
        await alex.presses("Look at it")
        await alex.presses(offered_first(alex))
        await alex.fills({"one.amount": "5", "one.system": "yes"})
        await alex.fills({"many.change": "faster"})
        assert "I must work faster" not in words(alex.messages[-1][1])
        await alex.presses("Show it to me")  # all that was answered, in a window: a chat would keep it
        assert "I must work faster" in alex.sees
        await alex.fills({"one.go": "send"})
        assert THANKS in alex.sees
        assert await kept_answers(there) == [{"amount": ("5",), "system": ("yes",), "change": ("faster",)}]
        messages = [one.activity for one in there.here.platform.messages.values()]
        assert not [one for one in messages if "Much more work" in words(one) and not asks(one)]


async def test_a_client_without_windows_shows_what_was_answered_where_it_is_asked_to() -> None:
    async with branch(1) as there:
        (alex,) = there.members
        await asked_to_be_told(alex)
        await there.launches()
        await only_submits(alex, "Look at it")
        await only_submits(alex, offered_first(alex))
        await only_fills(alex, {"one.amount": "5", "one.system": "no"})
        assert "Nothing is sent yet." not in alex.sees
        await only_submits(alex, "Show it to me")
        assert "Nothing is sent yet." in alex.sees
        await only_fills(alex, {"one.go": "send"})
        assert THANKS in alex.sees
        assert await kept_answers(there) == [{"amount": ("5",), "system": ("no",)}]


async def test_without_an_address_pictures_are_told_in_words_and_documents_stay_on_the_bots_own_pages() -> None:
    async with branch(5, address="") as there:
        for alex in there.members:
            await asked_to_be_told(alex)
        await there.launches()
        for alex in there.members:
            await alex.presses("Look at it")
            await alex.presses(offered_first(alex))
            await alex.fills({"one.amount": "5", "one.system": "no"})
            await alex.presses("Show it to me")
            await alex.fills({"one.go": "send"})
        await there.closes()
        await there.signed()
        await (await there.card("closed")).presses("See the results")
        await there.rep.presses("Question by question")
        assert "Picture: " in there.rep.sees  # as data it would be more than Teams takes
        assert "Bar chart: " in there.rep.sees
        await (await there.card("closed")).presses("See the results")
        await there.rep.presses("Export")
        await there.rep.fills({"one.format": "pdf"})
        assert "I cannot hand files over in this chat." in there.rep.sees
        assert not await there.opened(there.rep)


async def test_the_longest_survey_is_answered_in_a_window_and_each_card_is_one_that_teams_takes() -> None:
    async with branch(1) as there:
        (alex,), asked = there.members, longest(PINGS)
        await opened(there.here.desk.store, survey(asked, ways=(Way.CHAT,)), there.here.desk)
        await alex.writes("survey")
        await alex.presses(offered_first(alex))
        given = {
            f"{'many' if one.asked is Asked.SEVERAL else 'one'}.{one.key}": "c0,c8"
            if one.asked is Asked.SEVERAL
            else "c0"
            for one in asked.questions
        }
        await alex.presses("Open in a window")
        while "Nothing is sent yet." not in alex.sees:
            names = [one["id"] for one in oracle.inputs(alex.window)]
            await alex.fills({name: given.get(name, PINGS.strip()) for name in names})
        while not oracle.inputs(alex.window):
            await alex.presses("More")
        await alex.fills({"one.go": "send"})
        assert THANKS in alex.sees
        (answers,) = await kept_answers(there)
        assert set(answers) == {one.key for one in asked.questions}
        assert answers["q1"] == ("c0", "c8")
        assert answers["text"] == (PINGS.strip(),)
        for message in there.here.platform.messages.values():
            for part in message.activity.get("attachments", []):
                oracle.card(part["content"])


async def test_of_more_workplaces_than_a_card_lists_one_is_looked_for() -> None:
    async with branch(1) as there:
        (alex,) = there.members
        async with there.here.desk.store.transaction() as tx:
            for number in range(PLACES):
                await tx.put(Workplace(f"place-{number}", f"{PINGS}Depot {number} {'x' * 100}", "The council"))
        await alex.writes("ask me")
        (field,) = [one for card, _ in alex.cards for one in oracle.inputs(card)]
        looked_for = {"queryText": "town hall", "dataset": field["choices.data"]["dataset"]}
        found = await alex.does(payloads.invoke("application/search", looked_for))
        (choice,) = found.json["value"]["results"]
        await alex.fills({"one.workplace": choice["value"]})
        assert "I tell you here when a survey opens" in alex.sees


async def only_submits(member: Member, title: str) -> None:
    """As a client does that knows neither windows nor answers in a card's place."""
    button, message = next((one, at) for one, at in reversed(list(member.buttons)) if one["title"] == title)
    await member.does(payloads.activity("message", value=button["data"], replyToId=message))


async def only_fills(member: Member, answers: dict[str, str]) -> None:
    """The same with the form that they see last."""
    card, message = next((card, at) for card, at in reversed(list(member.cards)) if oracle.inputs(card))
    value = payloads.sent(card, answers)["value"]["action"]["data"]
    await member.does(payloads.activity("message", value=value, replyToId=message))


def asks(activity: object) -> bool:
    return "Input.ChoiceSet" in json.dumps(activity)
