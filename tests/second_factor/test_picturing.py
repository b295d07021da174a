"""The picture from which an app takes the key."""

from dataclasses import replace

import pytest

from adapters.drawing import codes
from bot.charts.draughtsman import NotDrawnError
from bot.charts.drawing import Drawing
from bot.desk import Desk, House
from bot.events import Owner, Place
from bot.identity import NAME
from bot.records import Handed
from bot.replies import Picture
from bot.second_factor import picturing, totp
from tests import fakes
from tests.fakes import CHAT, kept

PAGE = Place("web", "", "a page", Owner.UNION)
BY_HTTPS = House("The union", "a person", Owner.EMPLOYER, pages="https://bot.example")


class Drawn:
    """Draws codes as they are drawn, and remembers what was to become a picture."""

    def __init__(self, *, fails: bool = False) -> None:
        self.pictures: list[Drawing] = []
        self.fails = fails

    async def code(self, link: str) -> Drawing:
        return codes.code(link)

    async def picture(self, drawing: Drawing) -> bytes:
        if self.fails:
            raise NotDrawnError
        self.pictures.append(drawing)
        return b"\x89PNG"


def desk(drawn: Drawn, house: House = fakes.UNION_HOUSE) -> Desk:
    return replace(fakes.desk(house=house), drawing=drawn)  # type: ignore[arg-type]


async def test_it_is_the_code_alone_and_its_words_hold_no_key() -> None:
    drawn, secret = Drawn(), totp.made()
    (picture,), words = await picturing.shown(secret, PAGE, desk(drawn))
    assert isinstance(picture, Picture)
    assert "QR code" in picture.alternative
    assert words == ""
    (made,) = drawn.pictures
    assert made.shapes == codes.square(totp.link(secret, NAME)).shapes
    assert made.width == made.height
    assert secret not in made.title + made.alternative + picture.title + picture.alternative


@pytest.mark.parametrize("house", [fakes.UNION_HOUSE, replace(BY_HTTPS, pages="http://bot.example")])
async def test_a_chat_gets_none_where_no_link_can_be_opened(house: House) -> None:
    drawn = Drawn()
    made = desk(drawn, house)
    assert await picturing.shown(totp.made(), CHAT, made) == ((), "")
    assert drawn.pictures == []
    assert await kept(made.store, Handed) == ()


async def test_a_chat_gets_a_link_else() -> None:
    made = desk(Drawn(), BY_HTTPS)
    pictures, words = await picturing.shown(totp.made(), CHAT, made)
    assert pictures == ()
    assert "https://bot.example/handed/" in words
    (handed,) = await kept(made.store, Handed)
    assert (handed.name, handed.media_type, handed.once) == ("second-step.png", "image/png", True)


@pytest.mark.parametrize("place", [PAGE, CHAT])
async def test_where_nothing_can_be_drawn_the_key_is_typed(place: Place) -> None:
    assert await picturing.shown(totp.made(), place, desk(Drawn(fails=True), BY_HTTPS)) == ((), "")
