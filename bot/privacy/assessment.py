"""The template of the data protection impact assessment: UK GDPR, article 35.

What the program does is filled in from the description and the design. What only the union can judge is marked.
"""

from collections.abc import Iterator

from bot.privacy import wording
from bot.privacy.described.kept import Special
from bot.privacy.record import OFFICER, SECURITY, TO_FILL_IN, TRANSFERS
from bot.privacy.risks import RISKS, Risk
from bot.privacy.terms import Terms

WHY = (
    "An assessment is called for: what people report and ask for can tell of trade-union membership (art. 9), of "
    "people who depend on their employer, and systems that watch or judge them at work are spoken of."
)
NATURE = (
    "A chat bot answers questions about AI at work from answers that people wrote, takes reports and requests for a "
    "talk, runs surveys, and keeps a register of systems for reps. It decides nothing about anyone and scores nobody. "
    "All of it runs on the union's own machine; nothing is passed to any other service but the chat in which somebody "
    "writes."
)
NEEDED = (
    "Each record says in the program for what it must exist and whom it could harm; what nothing needs has no field.",
    "There is no field for who asked what, nor for who made a report.",
    "Times are kept as the week, or not at all, where an hour could tell who it was.",
    "People are told before they send something sensitive who can read it here, what is kept and for how long.",
    "People see, take away, correct and erase what leads to their account by writing *my data*.",
    "Each kind of record is forgotten after its period, by itself.",
)


def fill_in(what: str) -> str:
    return TO_FILL_IN.format(what=what)


def markdown(terms: Terms) -> str:
    return "\n".join(_lines(terms))


def _lines(terms: Terms) -> Iterator[str]:
    house = terms.house
    yield from ("# Data protection impact assessment: Agreement Bot", "")
    yield from ("UK GDPR, article 35. What stands in square brackets is yours to fill in or to judge.", "")
    yield from (f"- **Controller:** {house.operator}. Contact: {house.contact}.", f"- **Officer:** {OFFICER}")
    yield from (f"- **Who assessed, and when:** {fill_in('names and date')}", "")
    yield from ("## 1. Why it is called for", "", WHY, "")
    yield from ("## 2. What is done", "", NATURE, "", f"**Scope.** {_scope()}", "")
    yield from ("| purpose | whose data | which | how long |", "|---|---|---|---|")
    for part in terms.parts:
        which = "; ".join(wording.unlinked(one.what) for one in part.kept)
        limits = "; ".join(wording.once(wording.period(one, terms.keeps) for one in part.kept))
        yield f"| {part.purpose.name} | {part.purpose.people} | {which} | {limits} |"
    yield from ("", f"**Transfers.** {TRANSFERS}", "")
    yield from (
        "## 3. Who was asked",
        "",
        fill_in("what members, reps and the officer said, and how they were asked"),
        "",
    )
    yield from ("## 4. Whether it is needed, and no more than that", "")
    yield from (f"- {one}" for one in NEEDED)
    yield ""
    for part in terms.parts:
        yield f"- **{part.purpose.name}.** {part.purpose.basis.value} {part.purpose.special.value}"
    asked = ", ".join(part.purpose.name for part in terms.parts if part.purpose.special in _ASKED)
    yield from ("", f"Of people who are strangers to the union, explicit consent is asked for in: {asked}.", "")
    yield from (f"{fill_in('whether these are the bases on which the union relies')}", "")
    yield from ("## 5. Risks, and what stands against them", "", SECURITY, "")
    for number, risk in enumerate(RISKS, 1):
        yield from _risk(number, risk)
    yield from ("## 6. What was decided", "", fill_in("measures that the union adds, by whom and by when"), "")
    yield from (fill_in("the officer's advice, and whether it was followed"), "")
    yield from (fill_in("whether a high risk is left, in which case the Information Commissioner is asked first"), "")
    yield fill_in("who approved it, and when it is looked at again")


_ASKED = frozenset({Special.KNOWN_OR_AGREED, Special.AGREED_ONLY, Special.MEMBERS_OR_AGREED})


def _scope() -> str:
    return fill_in("how many people, at which workplaces, from when on")


def _risk(number: int, risk: Risk) -> Iterator[str]:
    yield from (f"### 5.{number} {risk.what}", "", f"**Whom it could harm.** {risk.whom}.", "")
    yield from (f"- {one}" for one in risk.against)
    yield from ("", f"**What is left.** {risk.left}", "")
    judged = fill_in("low, medium or high")
    yield from (f"Likely: {judged} · Grave: {judged} · After these measures: {judged}", "")
