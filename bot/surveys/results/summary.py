"""The results in a few sentences. The words are fixed and the numbers are those that are told: nothing is judged."""

from collections.abc import Iterator

from bot import days
from bot.charts.figures import shared
from bot.records.surveys import Way
from bot.surveys.results.figures import OF_SEVERAL, WHY_BY_CODE, WHY_WITHHELD, Figure, Findings, number

MOST = 8  # questions
NOTHING = "Too few people took part to tell how many, or what they said."
NOTHING_SO = "Too few people took part {how} to tell how many, or what they said."
BY_LINK = "{count:,} answers came by the open link, where anybody can answer more than once."
_HOW = {Way.CHAT: "in chat", Way.CODE: "by single-use codes", Way.LINK: "by the open link"}


def sentences(findings: Findings) -> tuple[str, ...]:
    return tuple(_said(findings))


def who_answered(figure: Figure) -> str:
    """How many, and of whom."""
    if figure.not_again:
        return figure.not_again
    hangs = figure.question.when is not None and figure.asked is not None
    of = f" of {number(figure.asked)} who were asked" if hangs else ""
    told = figure.answered is not None
    said = f"{number(figure.answered)}{of} answered this." if told else f"How many{of} answered this is withheld."
    return f"{said} {OF_SEVERAL}" if figure.counts.note else said


def how_to_read(findings: Findings) -> tuple[str, ...]:
    threshold = findings.survey.threshold
    shares = (
        f"Shares are of those who answered the question. {WHY_WITHHELD} The survey promised to withhold what could "
        f"lead back to fewer than {threshold} people. Nobody may try to find out who answered, or what."
    )
    if not findings.compared:
        return (shares,)
    return shares, f"“Last time” is the survey that closed on {days.told(findings.compared)}."


def _said(findings: Findings) -> Iterator[str]:
    first = next((group for group in findings.groups if group.way is findings.survey.leading), None)
    if first is None or first.answered is None:
        yield NOTHING_SO.format(how=_HOW[first.way]) if first and len(findings.groups) > 1 else NOTHING
    else:
        by_link = first.way is Way.LINK
        yield BY_LINK.format(count=first.answered) if by_link else f"{first.answered:,} people took part."
        asked = [line for one in first.figures if (line := _one(one))]
        yield from asked[:MOST]
        if len(asked) > MOST:
            yield "The other questions are in the results."
    for group in findings.groups:
        if group is not first and group.answered is not None:
            yield f"{group.heading}, {group.answered:,} more took part; they are counted apart."
    if any(group.way is Way.CODE for group in findings.groups):
        yield WHY_BY_CODE


def _one(figure: Figure) -> str:
    """Of a question with a withheld number nothing is said to be the most: the withheld one could be."""
    told = [(part.count, part.label) for part in figure.counts.parts if part.count is not None]
    most = max((count for count, _ in told), default=0)
    if not figure.whole or not most or not figure.answered:
        return ""
    first = [label for count, label in told if count == most]
    if len(first) == len(told) > 1:
        return ""
    names = " and ".join(f"“{label}”" for label in first)
    each = " each" if len(first) > 1 else ""
    share = shared(most, figure.answered)
    return f"{figure.counts.title} Most often {names}: {most:,} of {figure.answered:,}{each} ({share})."
