"""A rep takes a case, gives it back, hands it over, or asks an organiser to take it."""

from bot.cases import passing
from bot.cases.case import Case, on
from bot.routes import Routes

TAKE, GIVE_BACK, HAND, ASK = (f"{Case.prefix}.{action}" for action in ("take", "give_back", "hand", "organiser"))


def add(routes: Routes) -> None:
    passing.add(routes, Case.prefix, on)
