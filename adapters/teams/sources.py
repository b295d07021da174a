"""Where an answer comes from, as Teams shows it: numbers in the words of a message, which open its source.

There is no label that a machine made it, since people wrote every answer.
"""

from dataclasses import replace

from adapters.teams import lettering
from adapters.teams.sizes import CITED, CITED_ABSTRACT, CITED_NAME, HEADING, Json
from bot.replies import Card, Citation


def above(card: Card) -> Json:
    """The title of the card with the numbers, which must stand in a message's own words; empty without citations."""
    if not card.citations:
        return {}
    cited = card.citations[:CITED]
    numbers = " ".join(f"[{number}]" for number in range(1, len(cited) + 1))
    entity: Json = {
        "type": "https://schema.org/Message",
        "@type": "Message",
        "@context": "https://schema.org",
        "@id": "",
        "citation": [_claim(number, one) for number, one in enumerate(cited, start=1)],
    }
    title = lettering.alike(card.title, HEADING).replace("[", "⁅").replace("]", "⁆")
    return {"textFormat": "markdown", "text": f"{title} {numbers}", "entities": [entity]}


def without_title(card: Card) -> Card:
    """Said above it already."""
    return replace(card, title="")


def _claim(number: int, cited: Citation) -> Json:
    appearance = {
        "@type": "DigitalDocument",
        "name": lettering.plain(f"{cited.document}: {cited.where}", CITED_NAME),
        "abstract": lettering.plain(cited.quote or f"{cited.where}, clause {cited.clause}", CITED_ABSTRACT),
    }
    return {"@type": "Claim", "position": number, "appearance": appearance}
