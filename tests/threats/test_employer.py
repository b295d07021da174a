"""An employer that owns the chat and can read all of its histories, deleted messages included: what it finds there.

Not shown here, since nothing stops it: what people type into the conversation themselves, and what the platform's own
company sees of windows while they pass through.
"""

from pathlib import Path

from bot.telling import ONE
from tests.across import across
from tests.test_across import DOING, HELD, WHAT, history, reported_on_slack, reported_on_teams

NAME = "Alex Canary"
ASKED, ANSWERED = "Since when is it used there?", "Since the second of May"


async def test_a_report_on_slack_that_a_rep_reads_on_teams_is_in_no_history_of_either(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        sam, alex = here.somebody_on_teams(), here.somebody_on_slack()
        await sam.writes(f"claim {await here.code()}")
        receipt = await reported_on_slack(alex, "Named", name=NAME)
        await here.deliver()
        await sam.presses("Open it")
        await sam.steps(here.clock)
        assert DOING in sam.sees
        assert NAME in sam.sees
        await sam.presses("Write to the reporter")
        await sam.fills({"typed.words": ASKED})
        await here.deliver()
        sam.close()
        await sam.presses("Open it")  # once more, with no second step to be given
        await sam.presses("Show it to me")
        assert DOING in sam.sees
        await alex.writes(f"receipt {receipt}")
        await alex.presses("Messages (1 new)")
        assert ASKED in alex.sees
        await alex.presses("Write to the rep")
        await alex.sends({"words": ANSWERED})
        await here.deliver(HELD)
        holds_nothing(history(here), receipt)


async def test_a_report_on_teams_that_a_rep_reads_on_slack_is_in_no_history_of_either(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        sam, alex = here.somebody_on_slack(), here.somebody_on_teams()
        await sam.writes(f"claim {await here.code()}")
        receipt = await reported_on_teams(alex, "Confidential")
        await here.deliver(HELD)
        await sam.presses("Open it")
        await sam.steps(here.clock)
        assert DOING in sam.sees
        await sam.presses("Write to the reporter")
        await sam.sends({"words": ASKED})
        await here.deliver()
        await alex.writes(f"receipt {receipt}")
        await alex.presses("Show it to me")
        await alex.presses("Messages (1 new)")
        assert ASKED in alex.sees
        await alex.presses("Write to the rep")
        await alex.fills({"typed.words": ANSWERED})
        await here.deliver(HELD)
        holds_nothing(history(here), receipt)


def holds_nothing(history: str, receipt: str) -> None:
    assert ONE in history  # that something waits
    for words in (WHAT, DOING, NAME, ASKED, ANSWERED, receipt, receipt.replace(" ", "")):
        assert words not in history, words
