"""Every link within the documentation leads somewhere, to the heading that it names; every page is led to."""

from pathlib import Path

from tests.docs.reading import PAGES, ROOT, anchors, links


def lost(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    where = (page.parent / path).resolve() if path else page
    if not where.exists():
        return True
    return bool(anchor) and anchor not in anchors(where)


def test_every_link_leads_to_a_file_and_to_a_heading_in_it() -> None:
    assert sum(len(links(page)) for page in PAGES) > 100
    assert [(page.name, link) for page in PAGES for link in links(page) if lost(page, link)] == []


def test_a_link_that_leads_nowhere_would_be_found() -> None:
    page = ROOT / "docs" / "README.md"
    assert lost(page, "no-such-page.md")
    assert lost(page, "for-reps.md#no-such-heading")
    assert not lost(page, "for-reps.md#surveys")


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        waiting += [
            (page.parent / link.partition("#")[0]).resolve() for link in links(page) if not link.startswith("#")
        ]
    assert sorted(page.name for page in PAGES if page not in reached) == []


def test_the_ways_in_for_its_four_readers_are_short() -> None:
    for reader in ("volunteers", "reps", "organisers", "engineers"):
        lines = (ROOT / "docs" / f"for-{reader}.md").read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 80, reader
