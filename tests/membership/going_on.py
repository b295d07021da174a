"""What is going on at the hall when somebody walks through all that can be done, so that there is something to do."""

from dataclasses import replace
from datetime import timedelta

from bot.desk import Desk
from bot.insights.periods import Run
from bot.records import Campaign, CampaignMessage, CampaignNumbers, Gap, ReleaseSigned, ReleaseSigner, System
from bot.records.campaigns import Stage as Campaigning
from bot.records.hearing import Sent
from bot.records.register import Consultation, Lifecycle
from bot.records.reports import Does
from bot.records.surveys import Stage
from tests.fakes import NOON, TODAY
from tests.insights.reported import PERIOD, RUN, keep, many, release
from tests.surveys.asked import opened, survey
from tests.surveys.concluded import counted

HALL = "hall"
BEFORE = Run(PERIOD - 1, PERIOD - 1)
ANSWERS = ({"site": ("depot",), "sees": ("camera",)}, {"site": ("hall",), "sees": ("scanner",)})


async def going_on(desk: Desk, maker: str) -> None:
    """`maker`: the pseudonym of who made all that somebody has to have made."""
    system = System("rota", HALL, "Rota helper", (), "", (Does.ALLOCATES,), Lifecycle.IN_USE, Consultation.NOT_TOLD)
    waiting = [Gap(f"gap {number}", NOON + timedelta(days=300), "parking at work", RUN.weeks[0]) for number in range(6)]
    running = Campaign(
        *("begun", HALL, Campaigning.RUNNING, "begun"),
        name="rotas",
        topics=("new",),
        question="Would it help to talk?",
        made_by=maker,
        begun=TODAY - timedelta(weeks=10),
        until=TODAY + timedelta(weeks=30),
    )
    message = CampaignMessage(
        "message", running.id, TODAY + timedelta(weeks=30), "Everybody else comes.", Sent.WAITING, offered_by="another"
    )
    told = CampaignNumbers(f"{running.id}/{PERIOD}", running.id, PERIOD, 20, None, 40)
    await keep(desk, system, running, message, told, waiting, _campaign("waiting", Campaigning.WAITING, maker))
    await keep(desk, many(8, HALL, RUN.weeks[0]), many(9, HALL, BEFORE.weeks[0]))
    await _surveyed(desk, maker)
    signed = await release(desk, (HALL,), BEFORE)
    assert signed
    assert await release(desk, (HALL,), RUN)
    await keep(desk, ReleaseSigned(signed.id, TODAY), ReleaseSigner(signed.id, "Olu"))


def _campaign(id_: str, stage: Campaigning, maker: str) -> Campaign:
    """Of somebody else, whose words this organiser may decide on."""
    asked = "Everybody else has joined. Would it help to talk?"
    return Campaign(id_, HALL, stage, id_, name="cameras", question=asked, made_by=f"not {maker}", offered_by="another")


async def _surveyed(desk: Desk, maker: str) -> None:
    made = survey(workplace=HALL, made_by=maker)
    await opened(desk.store, replace(made, target=40), desk)
    closed = replace(made, id="closed", stage=Stage.CLOSED, opens=NOON - timedelta(days=30), closes=NOON)
    result, _ = counted(closed, [one for one in ANSWERS for _ in range(12)])
    await keep(desk, closed, result)
    await keep(desk, replace(made, id="draft", stage=Stage.DRAFT))
