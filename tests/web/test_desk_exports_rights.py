"""What each role gets of the exports of the desk's pages, and that none is left out of this."""

import base64

import pytest

from bot.records import AuditEntry
from bot.records.audit import Did
from tests.web.everybody import ALL, OFFICE, ORGANISER, ORGANISER_HERE, PAGES, REP_ELSEWHERE, Everybody, address

# By the form of an export: what it is called, who gets it, and how it is logged.
EXPORTS: dict[str, tuple[str, set[str], Did]] = {
    "inbox.export": ("cases", OFFICE, Did.EXPORTED_CASES),
    "log.export": ("audit-log", {ORGANISER, ORGANISER_HERE}, Did.EXPORTED_LOG),
    "gaps.export": ("questions-without-an-answer", OFFICE, Did.EXPORTED_GAPS),
}


async def test_what_is_exported_is_what_somebody_may_see(everybody: Everybody) -> None:
    """The form of the page goes to the same handler as that of the chat."""
    export = {"cause": "c" * 22, "do": "submit", "form": "register.export *", "label": "Export", "one.format": "csv"}
    for role in ALL:
        browser = everybody.browsers[role]
        token = {"token": await browser.token()} if role in OFFICE else {}
        page = await browser.send("/desk", export | token)
        assert ("register-systems.csv" in page.text) is (role in OFFICE), role
    exported = [one.who for one in await everybody.desk.there.every(AuditEntry) if one.did is Did.EXPORTED]
    assert len(exported) == len(OFFICE)


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("extras", [{}, {"many.extras": "words"}])
async def test_each_export_is_for_the_roles_that_it_is_for_and_logged(
    everybody: Everybody, form: str, extras: dict[str, str]
) -> None:
    name, allowed, did = EXPORTS[form]
    export = {"cause": "c" * 22, "do": "submit", "form": form, "label": "Export", "one.format": "csv", **extras}
    for role in ALL:
        browser = everybody.browsers[role]
        token = {"token": await browser.token()} if role in OFFICE else {}
        page = await browser.send("/desk", export | token)
        found = page.tree.xpath(f"//a[@download='{name}.csv']/@href")
        assert bool(found) is (role in allowed), role
        told = base64.b64decode(str(found[0]).partition("base64,")[2]).decode() if found else page.text
        assert ("Town Hall" in told) is (role in allowed - {REP_ELSEWHERE} and form != "gaps.export"), role
    logged = [one.who for one in await everybody.desk.there.every(AuditEntry) if one.did is did]
    assert len(logged) == len(allowed)


async def test_every_export_of_a_page_is_in_the_list_above(everybody: Everybody) -> None:
    forms = set()
    for pattern in PAGES:
        page = await everybody.browsers[ORGANISER].page(address(pattern))
        forms |= {one["form"].split(" ")[0] for one in page.forms("submit") if "export" in one["form"]}
    assert forms - {"insights.export"} == {"register.export", *EXPORTS}
