"""Each process is told to stop, and started anew, while people go on: nothing that was acknowledged is lost."""

import asyncio
import json
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from adapters.slack import metadata
from adapters.slack import serve as slack_serve
from adapters.slack.metadata import Metadata
from adapters.slack.views import CALLBACK
from benchmarks.surveys import doors
from bot.records import Ballot, Notice, Report, ReportWords, State
from bot.records.reports import Mode
from bot.reports import form
from bot.store import Transaction, run
from bot.surveys import opening, shelves
from tests import fakes
from tests.several.balancer import Balancer, balancing
from tests.several.town import DEPOT, REPS, Town, channel, on_slack, on_teams, people, posted, reached, town
from tests.slack import payloads as slack_payloads
from tests.slack.payloads import Json
from tests.slack.visiting import signed

STOP_AFTER = "2"  # seconds, many times what the balancer takes to see it
EACH = 2  # acknowledged of each kind between two restarts
WITHIN = 180.0  # seconds, on a machine that is busy
PAUSE = 0.3  # seconds between two things that one person does, so that what is measured is no rush
TRIES = 300
THANKS = {  # by what somebody does: what they are told once it is kept; a question is taken with any answer
    "question on Slack": "",
    "question on Teams": "",
    "question on the web": "Draft agreement",
    "report": "receipt",
    "ballot on Slack": doors.THANKED,
    "ballot on Teams": doors.THANKED,
}
QUESTION = "can they bring in a new ai system without asking us"


@dataclass
class Crowd:
    """People who never stop; each is somebody of their own. `acknowledged`: their numbers, by what they did."""

    there: Town
    balancer: Balancer
    acknowledged: Mapping[str, list[int]] = field(default_factory=lambda: {kind: [] for kind in THANKS})
    numbers: "count[int]" = field(default_factory=lambda: count(1000))
    another: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False

    async def go(self) -> None:
        kinds: Mapping[str, Callable[[int], Awaitable[str]]] = {
            "question on Slack": self.asks_on_slack,
            "question on Teams": self.asks_on_teams,
            "question on the web": self.asks_on_the_web,
            "report": self.reports,
            "ballot on Slack": self.votes_on_slack,
            "ballot on Teams": self.votes_on_teams,
        }
        async with asyncio.TaskGroup() as tasks:
            for kind, work in kinds.items():
                tasks.create_task(self._on_and_on(kind, work))

    async def _on_and_on(self, kind: str, work: Callable[[int], Awaitable[str]]) -> None:
        while not self.over:
            number = next(self.numbers)
            for _ in range(TRIES):  # who is not thanked sends it again, as a platform and a person do
                if THANKS[kind] in (told := await work(number)):
                    break
                await asyncio.sleep(PAUSE)
            else:
                raise AssertionError(f"{kind}: {told}; {self.balancer.failed[-3:]}")
            self.acknowledged[kind].append(number)
            self.another.set()
            await asyncio.sleep(PAUSE)

    async def more(self) -> None:
        """Some of each kind, from now on."""
        before = {kind: len(self.acknowledged[kind]) for kind in THANKS}
        async with asyncio.timeout(WITHIN):
            while any(len(self.acknowledged[kind]) < before[kind] + EACH for kind in THANKS):
                self.another.clear()
                await self.another.wait()

    async def asks_on_slack(self, number: int) -> str:
        return await self.there.slack(self.balancer.url, on_slack(QUESTION, number))

    async def asks_on_teams(self, number: int) -> str:
        return await self.there.teams(self.balancer.url, on_teams(QUESTION, number))

    async def asks_on_the_web(self, _: int) -> str:
        sent = {"cause": secrets.token_hex(11), "do": "say", "text": QUESTION}
        async with self.there.session.post(f"{self.balancer.url}/chat", data=sent) as answer:
            return await answer.text()

    async def reports(self, number: int) -> str:
        return await self._sent(_report(number), number)

    async def votes_on_slack(self, number: int) -> str:
        return await self._sent(doors.SLACK.body(number), number)

    async def _sent(self, body: str, number: int) -> str:
        """What the window says; where it says that it will change, then what it says once it has."""
        told = await self._posted(body)
        slack = self.there.world.slack
        async with asyncio.timeout(WITHIN):
            while doors.STILL in told:
                told = next(
                    (json.dumps(one) for one in slack.calls("views.update") if one["view_id"] == f"V{number}"), told
                )
                if doors.STILL in told:
                    slack.another.clear()
                    await slack.another.wait()
        return told

    async def _posted(self, body: str) -> str:
        headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(body)}
        to = self.balancer.url + slack_serve.PATH
        async with self.there.session.post(to, data=body, headers=headers) as answer:
            return await answer.text()

    async def votes_on_teams(self, number: int) -> str:
        return await self.there.teams(self.balancer.url, json.loads(doors.TEAMS.body(number)))


def _report(number: int) -> str:
    """What Slack sends when somebody sends the form of a named report."""
    values = {"what": system(number), "doing": "It gives out shifts", "name": f"Reporter {number} Canary"}
    who = {"id": f"U0{number}CANARY", "username": "canary", "team_id": slack_payloads.TEAM}
    key = f"{form.KEY} {Mode.NAMED} {DEPOT.id}"
    carried = metadata.written(Metadata(key, f"with {who['id']}", channel(number)))
    state = {name: {"a": {"type": "plain_text_input", "value": value}} for name, value in values.items()}
    view: Json = {
        "id": f"V{number}",
        "team_id": slack_payloads.TEAM,
        "hash": f"{number}.a",
        "type": "modal",
        "blocks": [],
    }
    view |= {"callback_id": CALLBACK, "private_metadata": carried, "state": {"values": state}}
    payload = slack_payloads.interaction("view_submission", view=view, response_urls=[])
    return urlencode({"payload": json.dumps({**payload, "user": who})})


def system(number: int) -> str:
    """In letters: a number could tell who somebody is, and they would be asked about it first."""
    return f"Roster {''.join('abcdefghij'[int(figure)] for figure in str(number))}"


async def test_while_all_processes_are_restarted_in_turn_nothing_is_lost_or_sent_twice(
    data: Path, postgres: str
) -> None:
    async with town(data, postgres, 3, STOP_AFTER=STOP_AFTER) as there:
        await there.keep(*people())
        await run(there.store, _survey_opens)
        async with balancing(lambda: [one.url for one in there.servings]) as balancer:
            crowd = Crowd(there, balancer)
            async with asyncio.TaskGroup() as together:
                together.create_task(crowd.go())
                together.create_task(_each_in_turn(there, balancer, crowd))
            assert balancer.failed == []
            assert len(balancer.served) >= 4, "those that were started anew had nothing to do"
        await _all_is_kept_once(there, crowd)
        await _all_was_answered_once(there, crowd)
        await _each_rep_was_told_once_of_each(there)


async def _each_in_turn(there: Town, balancer: Balancer, crowd: Crowd) -> None:
    await crowd.more()
    for one in there.servings:
        before = one.url
        one.tell_to_stop()
        assert await one.ended() == 0, "".join(one.lines)
        assert before in balancer.unready, "it never said that it was going"
        await crowd.more()
        await one.start()
        await crowd.more()
    crowd.over = True


async def _survey_opens(tx: Transaction) -> None:
    now = datetime.now(UTC)
    await opening.open_survey(tx, doors.survey(now), fakes.desk(clock=lambda: now))  # type: ignore[arg-type]


async def _all_is_kept_once(there: Town, crowd: Crowd) -> None:
    async def kept(tx: Transaction) -> tuple[Counter[str], int, int]:
        words = Counter(one.what for one in await tx.readable(ReportWords))
        ballots = [len(await tx.lying(Ballot, shelf=shelf)) for shelf in shelves.shelves(doors.SURVEY)]
        return words, len(await tx.lying(Report)), sum(ballots)

    words, reports, ballots = await run(there.store, kept)
    assert words == Counter(system(number) for number in crowd.acknowledged["report"])
    assert reports == len(words)
    assert ballots == len(crowd.acknowledged["ballot on Slack"]) + len(crowd.acknowledged["ballot on Teams"])


async def _all_was_answered_once(there: Town, crowd: Crowd) -> None:
    """Each is told who is speaking, and then answered."""

    def said() -> tuple[Counter[str], Counter[str]]:
        slack = Counter(one["channel"] for one in there.world.slack.calls("chat.postMessage"))
        teams = Counter(one.conversation for one in there.world.teams.messages.values())
        return slack, teams

    on_slack_ = [channel(number) for number in crowd.acknowledged["question on Slack"]]
    on_teams_ = [f"a:{number}-canary" for number in crowd.acknowledged["question on Teams"]]
    for one in on_slack_:
        await posted(there.world.slack, one, 2)
    async with asyncio.timeout(WITHIN):
        while any(said()[1][one] < 1 for one in on_teams_):
            there.world.teams.another.clear()
            await there.world.teams.another.wait()
    slack, teams = said()
    assert {slack[one] for one in on_slack_} == {2}
    assert len({teams[one] for one in on_teams_}) == 1


async def _each_rep_was_told_once_of_each(there: Town) -> None:
    """No notice waits any more, and none was posted twice."""
    async with asyncio.timeout(WITHIN):
        while await run(there.store, _waiting):  # noqa: ASYNC110 - the store tells nobody
            await asyncio.sleep(0.1)
    told = [one for one in there.world.slack.calls("chat.postMessage") if one["channel"] in map(reached, REPS)]
    keys = Counter(json.dumps(one["metadata"]["event_payload"], sort_keys=True) for one in told)
    assert keys
    assert set(keys.values()) == {1}
    done = await run(there.store, partial(_notices, State.DONE))
    sent = {one["metadata"]["event_payload"]["key"] for one in told}
    assert sent <= {one.id for one in done}
    assert not there.world.slack.wrong


async def _notices(state: State, tx: Transaction) -> tuple[Notice, ...]:
    return await tx.find(Notice, state=state)


async def _waiting(tx: Transaction) -> int:
    """How many notices to reps are still owed."""
    return sum(one.to.startswith("address of") for one in await _notices(State.WAITING, tx))
