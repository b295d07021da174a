"""The parts of a concern report: what they are called, and which table belongs to which."""

from bot.insights import clauses, tables
from bot.records.insights import Audience, Part

HEADINGS = {
    Part.SUMMARY: "In short",
    Part.CONCERNS: "What the systems do",
    Part.STAGES: "Where in somebody's employment",
    Part.WORKPLACES: "By workplace",
    Part.WEEKS: "Week by week",
    Part.TOGETHER: "Two of these together",
    Part.CLAUSES: "Clauses engaged",
    Part.SYSTEMS: "Systems in the register, by what they do",
    Part.SURVEYS: "Surveys",
    Part.GAPS: "Questions that found no answer, which a next agreement could settle",
}
OF = {
    tables.CONCERN: Part.CONCERNS,
    tables.STAGE: Part.STAGES,
    tables.WORKPLACE: Part.WORKPLACES,
    tables.WEEK: Part.WEEKS,
    clauses.CONFIRMED: Part.CLAUSES,
    clauses.PROPOSED: Part.CLAUSES,
}
FOR = {Audience.MEMBERS: "for members", Audience.EMPLOYER: "for the employer"}
IN_WORDS = frozenset({Part.SURVEYS, Part.GAPS})  # which a restore without personal records has not


def part_of(questions: tuple[str, ...]) -> Part:
    """Of a table: by its dimension, or by its having two."""
    return Part.TOGETHER if len(questions) > 1 else OF[questions[0]]
