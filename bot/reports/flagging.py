"""Which clauses a report may engage, as far as the register may have a say in it."""

from bot.records import Disclosure, Report, ReportWords, System
from bot.records.reports import Flag
from bot.reports import flags
from bot.reports.flags import Answers
from bot.store import Transaction


async def proposed(tx: Transaction, report: Report, words: ReportWords) -> tuple[Flag, ...]:
    """The flags that it has, and those of clauses that were not proposed yet.

    Only what every rep sees of the register counts. That a system is known from another report alone may be kept from
    one of them: a flag must not tell.
    """
    system = await tx.get(System, report.system)
    answers = Answers(frozenset(report.does), frozenset(report.stages), report.since, words=_text(words))
    if system and (system.confirmed or await tx.find(Disclosure, system=system.id)):
        answers = Answers(
            *(answers.does, answers.stages, answers.since),
            *(system.lifecycle, system.consultation, answers.words),
        )
    had = {one.clause for one in report.flags}
    return (*report.flags, *(one.flag for one in flags.propose(answers) if one.clause not in had))


def _text(words: ReportWords) -> str:
    told = (words.what, words.does, words.purpose, words.data, words.learning, words.effect, words.experience)
    return "\n".join(filter(None, told))
