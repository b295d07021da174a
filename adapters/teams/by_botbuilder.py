"""Teams by botbuilder, of which the check of a token is used and nothing else.

How it fetches keys is not taken: it halts everybody while it waits.
"""

from botframework.connector.auth import AuthenticationConstants, ChannelValidation, JwtTokenExtractor

from adapters.teams.guard import Check, Claims, Endorsed, RefusedError
from adapters.teams.parse import CHANNEL
from adapters.teams.serve import Receiver
from adapters.teams.signing_keys import SigningKeys


def checking(_app_id: str, keys: SigningKeys) -> Check:
    extractor = JwtTokenExtractor(
        ChannelValidation.TO_BOT_FROM_CHANNEL_TOKEN_VALIDATION_PARAMETERS,
        keys.url,
        AuthenticationConstants.ALLOWED_SIGNING_ALGORITHMS,
    )
    extractor.open_id_metadata = Endorsed(keys)

    async def check(token: str) -> Claims:
        who = await extractor.get_identity("Bearer", token, CHANNEL)
        if who is None:
            raise RefusedError
        claims: Claims = who.claims
        return claims

    return check


def carrying(receiver: Receiver) -> Receiver:
    """As it came: botbuilder's own way writes the body of an invoke twice, and drops what it does not know."""
    return receiver
