"""Which clauses a report may engage, as far as the register may have a say in it."""

from dataclasses import replace

from bot.records import Disclosure, Report, ReportWords, System
from bot.records.reports import Flag
from bot.reports import flags
from bot.reports.flags import Answers
from bot.store import Transaction


async def proposed(tx: Transaction, report: Report, words: ReportWords) -> tuple[Flag, ...]:
    """The flags that it has, and those of clauses that were not proposed yet."""
    had = {one.clause for one in report.flags}
    found = flags.propose(await answers(tx, report, words))
    return (*report.flags, *(one.flag for one in found if one.clause not in had))


async def answers(tx: Transaction, report: Report, words: ReportWords) -> Answers:
    """What there is to propose from.

    Only what every rep sees of the register counts. That a system is known from another report alone may be kept from
    one of them: a flag must not tell.
    """
    system = await tx.get(System, report.system)
    said = Answers(frozenset(report.does), frozenset(report.stages), report.since, words=_text(words))
    if system and (system.confirmed or await tx.find(Disclosure, system=system.id)):
        return replace(said, lifecycle=system.lifecycle, consultation=system.consultation)
    return said


def _text(words: ReportWords) -> str:
    told = (words.what, words.does, words.purpose, words.data, words.learning, words.effect, words.experience)
    return "\n".join(filter(None, told))
