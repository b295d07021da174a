"""My data as a file: each kind of record with its values, why it is held and for how long, and what is not shown."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.events import Owner, Pressed
from bot.exporting.warning import NOT_HERE
from bot.membership.knowing import told_id
from bot.privacy import hands, taking_away
from bot.privacy.linked import LINKED
from bot.privacy.not_linked import Why
from bot.records import Asked, Membership, Office, SecondFactor, Spoken, Unasked, Works
from bot.recruitment import consent
from bot.replies import Document
from tests.cases.parts import hall
from tests.fakes import TODAY
from tests.people.living import Branch, Somebody
from tests.privacy.test_my_data import LATER, post, records

KEYS = ["kind", "label", "purpose", "why", "lawful_basis", "period", "shown_to", "in_words", "values"]


def taken(who: Somebody) -> dict[str, Any]:
    (file,) = [one for one in who.replies if isinstance(one, Document)]
    assert (file.name, file.media_type) == ("my-data.json", "application/json")
    found: dict[str, Any] = json.loads(file.content)
    return found


async def test_it_holds_every_kind_of_record_that_leads_to_them_with_its_values() -> None:
    there = await hall()
    kim, case = await there.rep("kim"), await there.report()
    await there.pass_by(timedelta(minutes=1))
    await kim.say("claim ACDE-FGHJ-3467")
    who, desk = there.who(kim), there.branch.desk
    id_ = consent.record_id(who, desk)
    member = Membership(told_id(who, desk), LATER, member=True)
    spoken = Spoken(who, LATER, "en")
    await there.keep(*records(who, there.place.id, case), member, spoken, Asked(id_, not_before=TODAY, left=2))
    await there.keep(Unasked(id_))
    await post(there, kim)
    await kim.say("take my data with me")
    told = taken(kim)
    assert list(told) == [
        *("format", "version", "made", "controller", "about", "held", "worked_out", "in_memory", "not_shown")
    ]
    assert (told["format"], told["version"]) == ("agreement-bot my-data", 1)
    assert told["controller"]["name"] == desk.house.operator
    held = {one["kind"]: one for one in told["held"]}
    assert set(held) == {kind.kind for kind in LINKED}
    for one in told["held"]:
        assert list(one) == KEYS
        assert all(one[key] for key in KEYS), one["kind"]
    assert held[Works.kind]["values"] == [{"workplace": "Town Hall", "due": LATER.isoformat()}]
    assert held[Membership.kind]["values"][0]["member"] is True
    assert held[SecondFactor.kind]["values"] == [{"since": TODAY.isoformat()}]
    assert {one["role"] for one in held[Office.kind]["values"]} == {"rep"}
    assert told["worked_out"] == {
        "roles": ["rep for Town Hall"],
        "workplace_for_answers": "Town Hall",
        "language": "English",
    }
    assert [one["what"] for one in told["not_shown"]] == [one.value.what for one in Why]
    text = json.dumps(told)
    for secret in ("SECRETCANARY", "Someone-Canary", "words-canary", "hash-canary", "browser-canary"):
        assert secret not in text


async def test_where_nothing_is_kept_it_says_so_and_others_are_not_in_it() -> None:
    branch = Branch()
    alex, eve = branch.somebody("alex"), branch.somebody("eve")
    await alex.say("take my data with me")
    assert [one["kind"] for one in taken(alex)["held"]] == ["told"], "that it was said what this is"
    assert taken(alex)["worked_out"] == {"roles": [], "workplace_for_answers": "", "language": ""}
    await eve.say("hello")
    await alex.say("give me my data")
    assert "canary" not in json.dumps(taken(alex))


async def test_what_lies_in_memory_alone_is_in_it_too() -> None:
    there = await hall()
    kim = await there.rep("kim")
    there.branch.desk.recruiting.quieten((there.who(kim),), there.branch.clock())
    assert "you want quiet" in await kim.say("my data")
    await kim.say("take my data with me")
    (words,) = taken(kim)["in_memory"]
    assert words.startswith("that I asked you about organising, or that you want quiet")


@pytest.mark.parametrize("pages", ["", "https://bot.example"])
async def test_in_a_chat_of_an_employer_it_lies_behind_a_link_that_opens_once_or_nowhere(pages: str) -> None:
    branch = Branch(owner=Owner.EMPLOYER)
    branch.start(replace(branch.desk, house=replace(branch.desk.house, pages=pages)))
    alex = branch.somebody("alex")
    alex.platform = "slack"
    words = await alex.say("take my data with me")
    assert not [one for one in alex.replies if isinstance(one, Document)]
    assert ("https://bot.example/handed/" in words) is bool(pages)
    assert (NOT_HERE in words) is not bool(pages)


async def test_where_others_read_along_nothing_is_handed_over_or_deleted() -> None:
    branch = Branch()
    alex = branch.somebody("alex")
    channel = replace(alex.place, private=False, reach="")
    for action in (hands.OPEN.action, hands.TAKE.action, hands.DELETE.action, hands.DELETED.action):
        said = await branch.bot.handle(Pressed(alex.person, channel, f"cause {action}", action, ""))
        assert said[-1] == hands.NOT_HERE


async def test_what_can_be_done_with_it_stands_on_one_card_with_six_buttons_at_most() -> None:
    there = await hall()
    kim, alex = await there.rep("kim"), there.branch.somebody("alex")
    for who, many in ((kim, 6), (alex, 5)):
        await who.say("my data")
        await who.press(hands.OPEN.label)
        assert len(who.labels) == many
        assert {"Take it with me (JSON)", "Where I work", "In which language", "Delete it"} <= set(who.labels)
    await kim.press("Change my name")
    await kim.fill(name="Kim Canary")
    assert "Kim Canary" in await kim.say("my data")


def test_the_file_says_which_shape_it_has() -> None:
    assert taking_away.__doc__
    for key in KEYS:
        assert f"`{key}`" in taking_away.__doc__
