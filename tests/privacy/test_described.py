"""What is kept is described once, field by field, and every text about it says the same."""

import csv
import io
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from adapters.cli import main
from adapters.commands import privacy as command
from adapters.stores import sealing
from adapters.stores.kinds import Form as StoredAs
from adapters.stores.kinds import shape
from bot.membership.ways import Way
from bot.privacy import assessment, described, notice, periods, receipts, record, remembered, wording
from bot.privacy.described import kept
from bot.privacy.described.kept import Basis, Code, Form, Lies, Only, Special
from bot.privacy.periods import LONGEST, Periods
from bot.privacy.risks import RISKS
from bot.privacy.statement import statement
from bot.privacy.terms import Terms
from bot.records import KINDS, Report, Talk, Unsent
from bot.store import Record
from bot.surveys.questionnaire.phrases import say
from bot.surveys.staff.handing_in import UNSENT_DAYS
from tests import fakes
from tests.outbox.samples import EACH
from tests.people.living import Branch
from tests.reports.hall import hall

PAGE = Path(__file__).parents[2] / "docs" / "decisions" / "what-is-remembered.md"
TERMS = Terms(fakes.UNION_HOUSE, Way.TOLD, linked=True)


def missing(kinds: tuple[type[Record], ...], fields: kept.Fields) -> list[str]:
    """What a description lacks, and what it has too much."""
    wrong = [f"{kind.kind} is described and not kept" for kind in fields.keys() - set(kinds)]
    for kind in kinds:
        has, told = set(kept.names(kind)), set(fields.get(kind, {}))
        wrong += [f"{kind.kind}.{name} is kept and not described" for name in has - told]
        wrong += [f"{kind.kind}.{name} is described and not kept" for name in told - has]
    return sorted(wrong)


def test_every_field_of_every_record_is_described_and_nothing_else_is() -> None:
    assert missing(KINDS, described.FIELDS) == [], "see bot/privacy/described"


@dataclass(frozen=True, slots=True)
class Diary(Record):
    kind = "diary"

    words: str


def test_a_field_that_the_description_lacks_would_be_told() -> None:
    assert missing((Diary,), {Diary: {"id": "its day"}}) == ["diary.words is kept and not described"]
    assert missing((Diary,), {Diary: {"id": "its day", "words": "what was written", "mood": "how"}}) == [
        "diary.mood is described and not kept"
    ]
    assert missing((), {Diary: {}}) == ["diary is described and not kept"]


def test_every_kind_stands_in_a_line_with_a_period_a_reason_and_what_it_can_tell() -> None:
    for kind in KINDS:
        assert list(described.of(kind)), f"{kind.__name__} is kept for nothing: see bot/privacy/described"
    for part in described.PARTS:
        for one in part.kept:
            assert all((one.what, one.why, one.period, one.reason, one.tells)), one
            assert one.kinds or one.lies is not Lies.STORE or "keys were erased" in one.what, one.what
            assert periods.in_words(one.period, LONGEST)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_how_a_field_lies_is_said_as_the_stores_keep_it(kind: type[Record]) -> None:
    if not kind.personal:
        return
    row = sealing.seal(StoredAs(kind, shape(kind)), EACH[kind], 7, bytes(32))
    for name, words in described.FIELDS[kind].items():
        lies_open = name in row.fields or name in ("id", "due")
        assert (kept.form(kind, name, words) in (Form.OPEN, Form.CODE)) is lies_open, name


def test_what_holds_a_pseudonym_is_said_to_be_a_code() -> None:
    """The samples write one wherever there is one."""
    for kind in KINDS:
        for name, words in described.FIELDS[kind].items():
            value = getattr(EACH[kind], name)
            if value == "a pseudonym" or (isinstance(value, tuple) and "a pseudonym" in value):
                assert isinstance(words, Code), f"{kind.kind}.{name}"


def test_the_page_of_what_is_remembered_has_the_same_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    begin = page.index(remembered.HEAD[0])
    table = page[begin : page.index("\n\n", begin)]
    assert table.splitlines() == remembered.table().splitlines(), "put bot.privacy.remembered.table() there"


def test_strangers_are_asked_wherever_it_is_not_for_members_alone() -> None:
    assert "6(1)(a)" in Basis.AGREED.value
    for special in (Special.KNOWN_OR_AGREED, Special.AGREED_ONLY, Special.MEMBERS_OR_AGREED):
        assert "explicit consent, art. 9(2)(a)" in special.value.lower()
    for special in (Special.MEMBERS, Special.KNOWN_OR_AGREED, Special.MEMBERS_OR_AGREED):
        assert "art. 9(2)(d)" in special.value.lower()
    for kind in (Report, Talk):
        assert "Sending it means that you agree to that" in receipts.told(kind, LONGEST)


@pytest.mark.parametrize("keeps", [LONGEST, periods.read("reports=60 weeks, talks=9 weeks")])
async def test_who_reports_or_asks_for_a_talk_is_told_what_the_description_says(keeps: Periods) -> None:
    branch = Branch()
    branch.start(replace(branch.desk, keeps=keeps))
    await hall(branch)
    alex = branch.somebody("alex")
    for words, kind, period in (("report", Report, keeps.reports), ("talk to a rep", Talk, keeps.talks)):
        await alex.say(words)
        told = receipts.told(kind, keeps)
        assert told in {fact.words for fact in alex.card.facts}
        assert f"after {periods.told(period)} in any case" in told


def test_who_answers_a_survey_is_told_the_same_periods() -> None:
    said = say("en", "note.texts", threshold=5)
    assert f"{periods.told(LONGEST.results)} at most" in said
    assert f"{periods.told(LONGEST.written)} at most" in said
    ((_, unsent),) = described.of(Unsent)
    assert unsent.period.startswith("seven days")
    assert UNSENT_DAYS == 7
    assert "Sending your answers means that you agree" in say("en", "form.free"), "on the first page of each form"


def test_the_notice_has_all_that_the_law_asks_for_and_every_purpose() -> None:
    cards = (statement(TERMS), *notice.in_full(TERMS))
    text = notice.as_markdown(cards)
    for part in described.PARTS:
        assert part.purpose.name in text
        assert part.purpose.basis.value in text
        for one in part.kept:
            if one.only is not Only.LISTED:
                assert wording.capital(wording.unlinked(one.what)) in text
    for asked in ("controller", "complain", "erased", "object", "consent", "machine", "Who else gets it"):
        assert asked in text
    assert fakes.UNION_HOUSE.operator in text
    assert "](" not in text.replace("](https://", "")


def test_what_an_installation_does_not_do_stands_in_none_of_its_texts() -> None:
    bare = Terms(fakes.UNION_HOUSE)
    for text in (notice.as_markdown(notice.in_full(bare)), record.markdown(bare), assessment.markdown(bare)):
        assert "list of members" not in text
    listed = Terms(fakes.UNION_HOUSE, Way.LIST, linked=True)
    assert "the list of members" in record.markdown(listed)


def test_the_record_names_the_controller_and_each_purpose_with_its_limits() -> None:
    rows = record.sheet(TERMS).rows
    assert [row[0] for row in rows] == [part.purpose.name for part in TERMS.parts]
    assert all(len(row) == len(record.HEADER) and all(row) for row in rows)
    assert {row[record.HEADER.index("Controller")] for row in rows} == {fakes.UNION_HOUSE.operator}
    shorter = replace(TERMS, keeps=periods.read("reports=60 weeks"))
    assert "60 weeks in any case" in record.markdown(shorter)
    assert "{" not in record.markdown(TERMS)


def test_each_field_stands_in_the_record_once_for_its_purpose() -> None:
    rows = record.fields(TERMS).rows
    assert len(rows) == sum(len(kept.names(kind)) for kind in KINDS)
    assert all(len(row) == len(record.FIELDS_HEADER) and all(row) for row in rows)
    (words,) = [row for row in rows if (row[1], row[2]) == ("report_words", "what")]
    assert words[4] == Form.SEALED


def test_the_assessment_is_filled_in_but_for_what_only_the_union_can_judge() -> None:
    text = assessment.markdown(TERMS)
    for risk in RISKS:
        assert risk.what in text
        assert all(one in text for one in risk.against)
        assert risk.left in text
    assert text.count("[to be filled in by the union: low, medium or high]") == 3 * len(RISKS)
    assert "whether these are the bases" in text
    assert fakes.UNION_HOUSE.operator in text
    assert not re.search(r"\{|None\b(?! by the bot| is asked)", text)


def test_the_commands_print_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(tmp_path))
    assert main(["privacy", "notice"]) == 1, "nobody is responsible yet"
    monkeypatch.setenv("AGREEMENT_BOT_OPERATOR", "The branch")
    monkeypatch.setenv("AGREEMENT_BOT_CONTACT", "01632")
    monkeypatch.setenv("AGREEMENT_BOT_CHAT_OWNER", "union")
    monkeypatch.setenv("AGREEMENT_BOT_KEEP", "reports=60 weeks")
    capfdbinary.readouterr()
    for part, begins in (("notice", "## What I keep"), ("record", "# Record of"), ("assessment", "# Data protection")):
        assert main(["privacy", part]) == 0
        printed = capfdbinary.readouterr().out.decode()
        assert printed.startswith(begins)
        assert "The branch" in printed
        assert "60 weeks in any case" in printed
    for how in ("--csv", "--fields"):
        assert main(["privacy", "record", how]) == 0
        printed = capfdbinary.readouterr().out.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(printed)))
        assert rows[1] == list(record.HEADER if how == "--csv" else record.FIELDS_HEADER)
    assert command.WARNING[0] in rows[0][0]
