"""Whether Microsoft lets the bot in, and whether what it posts can be checked: asked once, by `doctor`."""

from dataclasses import dataclass

import aiohttp
import jwt

from adapters.refusals import Refusal
from adapters.teams.connector import WITHIN
from adapters.teams.outbound import Tokens
from adapters.teams.signing_keys import SigningKeys, UnreachableError


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it."""

    refusal: str = ""  # Microsoft's word, where it gives the bot no token
    app: str = ""  # the app that the token is for; empty where it does not tell
    keys: bool = False  # whether those with which Teams signs could be fetched


async def tried(tokens: Tokens, signing: SigningKeys) -> Tried:
    try:
        found = await signing.number()
    except UnreachableError:
        found = 0
    try:
        async with aiohttp.ClientSession(timeout=WITHIN) as session:
            token = await tokens.of(session)
    except Refusal as refusal:
        return Tried(refusal.code, keys=found > 0)
    return Tried(app=_app(token), keys=found > 0)


def _app(token: str) -> str:
    """As the token says; it comes from Microsoft itself, so nothing needs to be proved."""
    try:
        claims = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        return ""
    named = claims.get("appid") or claims.get("azp")
    return named if isinstance(named, str) else ""
