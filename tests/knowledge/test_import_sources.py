"""The real documents, where they are at hand: every clause of the built-in pack is found, and rightly."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from knowledge import importing, keeping, packs
from knowledge.entries import Clause
from knowledge.finding import find
from knowledge.reading_documents import Kind, read
from tests.knowledge import papers

FOLDER = os.environ.get("AGREEMENT_BOT_SOURCES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="AGREEMENT_BOT_SOURCES names no folder with the real documents")

FILES = {
    "agreement": "ai-robotics-agreement-draft.txt",
    "motion": "unison-ndc-2025-motion.txt",
    "principles": "unison-principles-in-practice.txt",
    "hub": "unison-ai-hub.txt",
    "negotiating": "unison-negotiating-on-ai.txt",
}

# Words that stand in the right passage and were not used to find it, picked by hand.
TOLD = """
agreement.provenance            our own work
agreement.coverage              resultant impacts
agreement.wider-impact          increasingly used
agreement.purpose               prevent humans
agreement.define-ai             repetitive tasks
agreement.define-agi-genai      complex problem
agreement.define-robotics       data entry
agreement.consent-to-new        New AI and Robotic
agreement.disclose-existing     Robotic systems will be
agreement.before-procurement    shall begin
agreement.before-reengineering  being
agreement.no-decisions-on-people   allocate
agreement.no-taking-decisions   designed to
agreement.no-unsupervised-analysis   recommendations
agreement.no-automated-decisions     designed to
agreement.no-pretending         designed to
agreement.pay-and-status        both parties
agreement.adapt-to-person       alleviating
agreement.info-operation        lawful, ethical
agreement.info-equality         everyone else
agreement.info-aims-data-logic  algorithms
agreement.info-privacy          minimally
agreement.info-job-impact       what work
agreement.info-staff-plan       surplus staff
agreement.info-health-safety    physical and mental
agreement.info-ir-plan          Thereafter
agreement.stop-action           dispute resolution
agreement.info-communications   minimally
agreement.training              emphasis
agreement.productivity          4 day
agreement.changes               of the unions
motion.opportunities            human judgment
motion.risks-to-workers         loss of privacy
motion.risks-to-citizens        worrying
motion.public-control           essential infrastructure
motion.balanced-approach        democratic oversight
motion.wales-partnership        piloted
motion.union-role               cost reduction
motion.calls                    ownership safeguards
principles.duty-to-consult      any proposal
principles.frontline-say        implementation
principles.challenge-decisions  service delivery
principles.guardrails           transparency conditions
principles.know-data-collected  what data
principles.access-own-data      drawn from it
principles.no-excess-surveillance   environments
principles.joint-data-control   public services
principles.visibility           joint access
principles.accountability       design and deployment
principles.skills               adapting
principles.resources            Collaborative
hub.in-use-today                patient flow
hub.risk-automated-decisions    resource allocation
hub.risk-inaccuracy-bias        train it
hub.risk-opacity                particularly problematic
hub.risk-privacy                function effectively
hub.risk-jobs-quality           discretion
hub.risk-environment-ethics     Global South
hub.core-principles             not replace
hub.join                        1.3 million
negotiating.why-privacy         phone calls
negotiating.why-discrimination  increase inequality
negotiating.why-job-quality     increased stress
negotiating.why-job-security    skills and experience
negotiating.mapping             line management
negotiating.case-legal          on behalf
negotiating.case-cost           GDPR
negotiating.case-morale         job autonomy
negotiating.case-focus          day-to-day
negotiating.policy-new-technology   restructuring
negotiating.policy-biometrics   facial recognition
negotiating.policy-monitoring   appropriate safeguards
negotiating.policy-acceptable-use   telephone
negotiating.policy-public-recording   increasingly common
negotiating.assess-equality     Equality Act
negotiating.assess-health-safety   visitors
negotiating.assess-data-protection   biometric data
negotiating.check-equality      discrimination and bias
negotiating.check-health-safety    culture
negotiating.check-data          how long
negotiating.check-technology    fully justified
negotiating.organise-survey     privacy
negotiating.organise-meetings   back
negotiating.organise-plan       campaigns
negotiating.organise-recruit    technology issues
"""

PACK = packs.load([packs.BUILT_IN]).pack
EXPECTED = dict(line.split(maxsplit=1) for line in TOLD.strip().splitlines())


def clauses(source: str) -> list[Clause]:
    return [clause for clause in PACK.clauses.values() if clause.source == source]


def text(source: str) -> str:
    """The document's text; a link in it that leads nowhere is its words."""
    return re.sub(r"\[([^\]]+)\]\(#\)", r"\1", (Path(FOLDER) / FILES[source]).read_text(encoding="utf-8"))


def quoted(source: str, content: str) -> dict[str, str]:
    return dict(find(read("a.txt", content.encode()), clauses(source)))


@pytest.mark.parametrize("source", FILES)
def test_every_clause_is_found_and_is_the_right_passage(source: str, tmp_path: Path) -> None:
    report = importing.take(Path(FOLDER) / FILES[source], source, PACK, tmp_path, date(2026, 11, 22))
    assert report.missing == ()
    passages = keeping.imported(tmp_path)[source].passages
    assert set(passages) == {clause.id for clause in clauses(source)}
    assert {name: words for name, words in passages.items() if EXPECTED[name] not in words} == {}


def test_every_clause_has_words_to_be_checked_by() -> None:
    assert set(EXPECTED) == set(PACK.clauses)


@pytest.mark.parametrize("source", FILES)
def test_a_quotation_is_word_for_word(source: str) -> None:
    whole = " ".join(text(source).split())
    for words in quoted(source, text(source)).values():
        for line in words.split("\n"):
            assert line == "[…]" or line in whole


@pytest.mark.parametrize("source", FILES)
def test_two_clauses_never_quote_the_same_words(source: str) -> None:
    leads = {passage.lead for passage in read("a.txt", text(source).encode())}
    seen = [line for words in quoted(source, text(source)).values() for line in words.split("\n") if line not in leads]
    own = [line for line in seen if line != "[…]"]
    assert len(own) == len(set(own))


@pytest.mark.parametrize("source", FILES)
@pytest.mark.parametrize(
    ("name", "make"),
    [("a.md", papers.as_markdown), ("a.html", papers.as_html), ("a.docx", papers.as_docx), ("a.pdf", papers.as_pdf)],
)
def test_the_same_document_in_another_kind_of_file_gives_the_same_quotations(
    source: str, name: str, make: papers.Make
) -> None:
    kinds = {Kind.HEADING: papers.HEADING, Kind.PARAGRAPH: papers.PARAGRAPH, Kind.ITEM: papers.ITEM}
    parts = tuple((kinds[passage.kind], passage.text) for passage in read("a.txt", text(source).encode()))
    assert dict(find(read(name, make(parts)), clauses(source))) == quoted(source, text(source))


@pytest.mark.parametrize("source", FILES)
def test_a_paragraph_that_was_taken_out_is_never_replaced_by_that_of_another_clause(source: str) -> None:
    lines = text(source).split("\n")
    whole = quoted(source, text(source))
    leads = {passage.lead for passage in read("a.txt", text(source).encode())} | {"[…]"}
    owner = {line: name for name, words in whole.items() for line in words.split("\n") if line not in leads}
    for place, line in enumerate(lines):
        left = quoted(source, "\n".join((*lines[:place], *lines[place + 1 :])))
        for name, words in left.items():
            for own in words.split("\n"):
                assert owner.get(own, name) == name, f"without {line[:40]!r}, {name} quotes {owner[own]}"
        for name, words in whole.items():
            assert name in left or any(part in line for part in words.split("\n") if part not in leads), name
