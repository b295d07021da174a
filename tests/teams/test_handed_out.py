"""What does not fit into a message of Teams: more, documents, pictures."""

from urllib.parse import urlsplit

from adapters.teams import dialogs
from bot.replies import Picture, Text
from tests import fakes
from tests.teams.receiving import LETTER, Saying
from tests.teams.visiting import BROWSER, door
from tests.web.visiting import PNG


async def test_what_does_not_fit_comes_below_or_in_the_dialog() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, Text("a **paragraph** " * 8_000))) as here:
        alex = here.somebody()
        await alex.writes("x")
        said = len(alex.messages)
        answered = await alex.presses("More")
        assert answered.json["value"] == dialogs.BELOW
        assert len(alex.messages) > said
        await alex.reports()
        await alex.presses("More")
        assert "paragraph" in alex.sees


async def test_a_document_comes_by_a_link_that_opens_once() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, LETTER)) as here:
        alex = here.somebody()
        await alex.writes("x")
        (link,) = [one["url"] for one, _ in alex.buttons if one["type"] == "Action.OpenUrl"]
        assert link.startswith(f"{BROWSER}/handed/")
        assert "once, within 15 minutes, and for whoever has it" in alex.sees
        assert not [one for one in here.platform.asked if b"canary\\n" in one.raw]
        path = urlsplit(link).path
        async with here.client.get(path) as page:
            assert page.status == 200
        async with here.client.post(path) as handed:
            assert await handed.read() == LETTER.content
        async with here.client.post(path) as again:
            assert again.status == 410


async def test_a_picture_comes_by_a_link_and_as_data_where_nobody_can_reach_the_bot() -> None:
    desk, picture = fakes.desk(), Picture(PNG, "Two of three were told.")
    for address in (BROWSER, ""):
        async with door(desk, Saying(desk, picture), address=address) as here:
            alex = here.somebody()
            await alex.writes("x", id=f"f:{address}")
            (image,) = [one for card, _ in alex.cards for one in card["body"] if one["type"] == "Image"]
            assert image["altText"] == "Two of three were told."
            if not address:
                assert image["url"].startswith("data:image/png;base64,")
                continue
            async with here.client.get(urlsplit(image["url"]).path) as shown:
                assert await shown.read() == PNG
