"""The same document gives the same passages, whatever file it comes in."""

import io
import sys
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml.parser import OxmlElement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import reading
from knowledge.documents import UnusableDocumentError
from knowledge.finding import find
from knowledge.reading_documents import SUFFIXES, Kind, Passage
from knowledge.reading_documents import read as read_document
from tests.knowledge import papers
from tests.knowledge.papers import AGREEMENT, PASSAGES

CLAUSES = [
    clause for clause in reading.description("pack.toml", papers.PACK).clauses.values() if clause.source == "compact"
]


def found(name: str, content: bytes) -> dict[str, str]:
    return dict(find(read_document(name, content), CLAUSES))


def words(name: str, content: bytes) -> list[str]:
    return [passage.text for passage in read_document(name, content)]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.txt", papers.as_text),
        ("a.md", papers.as_markdown),
        ("a.html", papers.as_html),
        ("a.docx", papers.as_docx),
        ("a.pdf", papers.as_pdf),
    ],
)
class TestEveryKindOfFile:
    def test_gives_the_same_quotations(self, name: str, make: Callable[[], bytes]) -> None:
        assert found(name, make()) == PASSAGES

    def test_gives_the_same_passages(self, name: str, make: Callable[[], bytes]) -> None:
        assert words(name, make()) == [text for _, text in AGREEMENT]

    def test_knows_headings_and_lists(self, name: str, make: Callable[[], bytes]) -> None:
        passages = read_document(name, make())
        assert [passage.kind.value.split()[-1] for passage in passages] == [kind for kind, _ in AGREEMENT]
        item = next(passage for passage in passages if passage.text.startswith("choose"))
        assert item == Passage(item.text, Kind.ITEM, ("Clever lamps",), 2, papers.LEAD)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_text_file_is_read_in_every_usual_encoding_and_with_every_line_end(encoding: str, ending: str) -> None:
    text = papers.as_text().decode().replace("\n", ending)
    assert found("a.TXT", text.encode(encoding)) == PASSAGES


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_lines_that_were_broken_at_a_margin_are_joined(width: int) -> None:
    assert words("a.txt", papers.as_text(width=width)) == [text for _, text in AGREEMENT]


def test_a_line_is_a_paragraph_where_lines_are_long_and_no_empty_ones_lie_between() -> None:
    lines = [("- " if kind == papers.ITEM else "") + text for kind, text in AGREEMENT]
    assert found("a.txt", "\n".join(lines).encode()) == PASSAGES


def test_other_numbers_in_front_change_nothing() -> None:
    numbers = iter(range(3, 99))
    text = "\n\n".join(f"{next(numbers)}. {text}" if kind == papers.HEADING else text for kind, text in AGREEMENT)
    text = (
        text.replace("count the", "(a) count the")
        .replace("choose who", "(b) choose who")
        .replace("speak as", "(c) speak as")
    )
    text = text.replace("a drawing", "1) a drawing").replace("a reckoning", "2)a reckoning")
    assert found("a.txt", text.encode()) == PASSAGES


def test_a_list_without_bullets_is_known_by_its_semicolons() -> None:
    text = "\n\n".join(text for _, text in AGREEMENT)
    assert found("a.txt", text.encode()) == PASSAGES


def test_the_order_of_the_sections_changes_nothing() -> None:
    turned = (*AGREEMENT[9:12], *AGREEMENT[12:], *AGREEMENT[2:9], *AGREEMENT[:2])
    assert found("a.md", papers.as_markdown(turned)) == PASSAGES


def test_a_broken_word_is_mended_and_a_hyphen_of_its_own_stays() -> None:
    page = "\n".join(
        f"BT /F1 11 Tf 1 0 0 1 72 {700 - 13 * nth} Tm ({line}) Tj ET"
        for nth, line in enumerate(
            ["The keeper carries the lantern, which is non-", "flammable, past the light-", "house and down the quay."]
        )
    )
    assert words("a.pdf", papers.pdf([page])) == [
        "The keeper carries the lantern, which is non-flammable, past the lighthouse and down the quay."
    ]


def test_headers_footers_and_page_numbers_of_a_pdf_are_left_out() -> None:
    text = " ".join(words("a.pdf", papers.as_pdf(lines_on_page=9)))
    assert "The compact · draft" not in text
    assert "Page" not in text


def test_white_space_soft_hyphens_and_hidden_marks_are_folded_and_the_words_stay() -> None:
    content = "Who?\n\nThis\u00a0com\u00adpact\u200b is  made\tbetween\u00a0us, and it is kept in a chest.".encode()
    assert words("a.txt", content)[1] == "This compact is made between us, and it is kept in a chest."


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "\uf0b7", "o", "1)", "12.", "(b)", "iv)"])
def test_bullets_and_numbers_of_every_kind_are_not_words(bullet: str) -> None:
    passages = read_document("a.txt", f"They may not:\n\n{bullet} Count the steps, ever;\n\n{bullet} Sing.".encode())
    assert [(passage.text, passage.number) for passage in passages[1:]] == [("Count the steps, ever;", 1), ("Sing.", 2)]


def test_a_number_that_is_said_is_a_word() -> None:
    text = "1.3 million lamps burn here, and more will.\n\n7 July is the day on which it ends, they say."
    assert words("a.txt", text.encode()) == text.split("\n\n")


def test_scripts_styles_menus_and_comments_of_a_page_are_not_its_words() -> None:
    page = (
        b"<style>p{}</style><p>One<!-- 2 --> and <b>three</b>.<script>4</script></p><template>5</template><nav>6</nav>"
    )
    assert words("a.html", page) == ["One and three."]


def test_html_in_markdown_is_not_its_words() -> None:
    assert words("a.md", b"<script>one</script>\n\nTwo <i>and</i> [three](http://x).\n\n<div>four</div>") == [
        "Two and three."
    ]


def test_a_page_in_an_old_encoding_is_read_as_it_says() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>The keepers’ wages – all.</p>'
    assert words("a.htm", page.encode("cp1252")) == ["The keepers’ wages – all."]


def test_an_entity_that_names_a_file_is_not_opened() -> None:
    page = b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>before &x; after</p>'
    assert words("a.xhtml", page)[-1].startswith("before")
    assert "after" in words("a.xhtml", page)[-1]


def test_text_in_tables_and_boxes_of_a_word_document_is_read_in_its_place() -> None:
    document = docx.Document()
    document.add_paragraph("First of all, a paragraph.")
    document.add_table(1, 2).rows[0].cells[1].text = "Then words in a table."
    document.add_paragraph("And a last one.")
    kept = io.BytesIO()
    document.save(kept)
    assert words("a.docx", kept.getvalue()) == [
        "First of all, a paragraph.",
        "Then words in a table.",
        "And a last one.",
    ]


class TestWhatCannotBeUsed:
    def why(self, name: str, content: bytes) -> str:
        with pytest.raises(UnusableDocumentError) as caught:
            read_document(name, content)
        assert "{name}" not in str(caught.value)
        return str(caught.value)

    def test_another_kind_of_file_is_told_with_what_to_do(self) -> None:
        assert "save it as .docx" in self.why("a.doc", b"x")
        assert "only txt, md, html, docx and pdf" in self.why("a.xlsx", b"x")
        assert "only txt" in self.why("README", b"x")

    def test_a_file_that_is_too_large_is_not_opened(self) -> None:
        assert "at most 20 MB" in self.why("a.txt", b"a " * 10_000_001)

    def test_a_very_long_text_is_refused(self) -> None:
        assert "too long" in self.why("a.txt", b"A word and another.\n" * 400_000)

    def test_a_scanned_pdf_says_what_to_do(self) -> None:
        assert "scanned" in self.why("a.pdf", papers.pdf(["0 0 m 100 100 l S"]))

    def test_an_encrypted_pdf_says_what_to_do(self) -> None:
        lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >>"
        content = papers.pdf(["BT (x) Tj ET"], f"{lock} /ID [<{'01' * 16}> <{'01' * 16}>]")
        assert "encrypted" in self.why("a.pdf", content)

    def test_a_pdf_with_too_many_pages_is_refused(self) -> None:
        assert "2,001 pages" in self.why("a.pdf", papers.pdf([""] * 2001))

    def test_a_word_document_that_unpacks_to_far_too_much_is_not_opened(self) -> None:
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("word/document.xml", b"<a>" + b" " * 50_000_000)
        assert "unpacks to far too much" in self.why("a.docx", kept.getvalue())

    def test_a_word_document_with_a_password_says_what_to_do(self) -> None:
        assert "password" in self.why("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

    def test_a_draft_with_open_changes_is_refused(self) -> None:
        document = docx.Document()
        paragraph = document.add_paragraph("The keepers' wages stay as they are.")
        paragraph._p.append(OxmlElement("w:ins"))
        kept = io.BytesIO()
        document.save(kept)
        assert "tracked changes" in self.why("a.docx", kept.getvalue())

    def test_a_file_under_another_name_is_recognised(self) -> None:
        assert "Rename it to end in .pdf" in self.why("a.txt", papers.as_pdf())
        assert "Rename it to end in .docx" in self.why("a.md", papers.as_docx())
        assert "not really a .docx" in self.why("a.docx", papers.as_pdf())

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_a_file_without_words_is_told(self, suffix: str) -> None:
        assert self.why(f"a{suffix}", b"   \n")

    def test_a_part_that_is_not_installed_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "knowledge.reading_documents.pdf", None)
        assert "agreement-bot[documents]" in self.why("a.pdf", b"x")


def read_or_refused(name: str, content: bytes) -> tuple[Passage, ...]:
    """What was read, or the words of the refusal; whatever else is raised fails the test."""
    try:
        return read_document(name, content)
    except UnusableDocumentError as error:
        return (Passage(" ".join(str(error).split())),)


OPENINGS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html><p>",
    b"# ",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"- a:\n- b;\n",
    b"<?xml version='1.0'?>",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(SUFFIXES),
    st.sampled_from(OPENINGS),
    st.binary(max_size=400) | st.text(max_size=300).map(str.encode),
)
def test_any_bytes_are_read_or_refused_in_words(suffix: str, opening: bytes, content: bytes) -> None:
    passages = read_or_refused("a" + suffix, opening + content)
    assert all(passage.text == " ".join(passage.text.split()) for passage in passages)
    assert passages


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([("a.docx", papers.as_docx()), ("a.pdf", papers.as_pdf())]), st.data())
def test_a_damaged_copy_is_read_or_refused_in_words(paper: tuple[str, bytes], data: st.DataObject) -> None:
    name, content = paper
    place = data.draw(st.integers(0, len(content) - 1))
    damaged = content[:place] + data.draw(st.binary(max_size=30)) + content[place + data.draw(st.integers(0, 200)) :]
    assert read_or_refused(name, damaged)
