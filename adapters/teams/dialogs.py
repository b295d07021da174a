"""The bodies with which an invoke is answered: a dialog, a card in place of the one that was used, what was found."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from adapters.naming import NewId
from adapters.teams import buttons, cards, drawing, lettering
from adapters.teams.carried import Carried, Does
from adapters.teams.fields import option
from adapters.teams.incoming import TurnWanted, Way
from adapters.teams.keeping import Aside, Kept, LinkTo, Options, Pen, Rest, Stand, no_link
from adapters.teams.render import To
from adapters.teams.sizes import DIALOG_TITLE, FOUND, Json, size
from bot.identity import NAME
from bot.replies import Card, Form, Replies, Text, about

SENT = "This form has been sent."
BELOW = "The answer is below."
STILL_BELOW = "I am still at it. What comes of it stands below as soon as it is kept."
STILL = (
    "I am still saving this, and it is not certain yet. Please leave this window open, and look again in a moment: "
    "what came of it is shown here then."
)
LOOK = "Look again"
NOT_SENT = "I could not write to you here. Please try again in a moment: what is sent twice counts once."
FAILED = "Something went wrong on my side. Please try again: what is sent twice counts once. Or ask a person."
FOR_ANOTHER = "That is for somebody else. Ask me yourself, and I answer you."
FORGOTTEN = "I no longer have that at hand. Please begin again."


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of the answer, and what must be kept before it is given."""

    body: Json = field(repr=False)
    kept: Kept = field(default_factory=dict, repr=False)


def dialog(replies: Replies, user: str, new_id: NewId, link: LinkTo = no_link, mark: str = "") -> Answer:
    """All replies in a window that only one person sees; what does not fit comes by a button."""
    pen = Pen(new_id, Stand.DIALOG, user, link, mark, about=about(replies))
    titled = next((one for one in replies if isinstance(one, Form | Card) and one.title.strip()), None)
    parts = [part for one in replies for part in (_under(one, pen) if one is titled else drawing.elements(one, pen))]
    return _dialog(titled.title if titled else NAME, parts, pen)


def waiting(name: str, user: str, new_id: NewId) -> Answer:
    """While something takes long; what comes of it will be kept under that name, as an `Aside`."""
    pen = Pen(new_id, Stand.DIALOG, user, kept={name: Aside(user, ())})
    again = buttons.action(LOOK, Carried(Does.ASIDE, name), pen, inputs=False)
    return Answer(_dialog(NAME, [*drawing.elements(Text(STILL), pen), buttons.action_set([again])], pen).body)


def more(rest: Rest, user: str, new_id: NewId) -> Answer:
    """What did not fit into the dialog before."""
    return _dialog(NAME, rest.elements, Pen(new_id, rest.stand, user, about=rest.about))


def said(words: str) -> Answer:
    """A few words instead of a dialog, or at its end."""
    return Answer({"task": {"type": "message", "value": words}})


def in_place(text: str, new_id: NewId) -> Answer:
    """A card with a few words, which takes the place of the one that was used."""
    return card_in_place(cards.card(drawing.elements(Text(text), Pen(new_id, Stand.CHAT))))


def card_in_place(card: Json, kept: Kept | None = None) -> Answer:
    return Answer({"statusCode": 200, "type": cards.ADAPTIVE, "value": card}, kept or {})


def form_in_place(form: Form, to: To, new_id: NewId) -> Answer | None:
    """A form again, with what is wrong beside its fields; None where what is said before it needs a card of its own."""
    return _form_in_place(form, Pen(new_id, to.stand, to.user, about=form.about))


def turned(wanted: TurnWanted, new_id: NewId) -> Answer:
    """The next part of a form, in the place of the one before."""
    form, shown, user = wanted.turn.form, wanted.turn.shown, wanted.ways.user
    if wanted.ways.way is Way.CARD:
        pen = Pen(new_id, Stand.CHAT, user, mark=wanted.mark, shown=shown, about=form.about)
        return _form_in_place(form, pen) or refused(FORGOTTEN)
    pen = Pen(new_id, Stand.DIALOG, user, mark=wanted.mark, shown=shown, about=form.about)
    return _dialog(form.title, _under(form, pen), pen)


def _under(reply: Form | Card, pen: Pen) -> list[Json]:
    """Without its heading, where the window is called so."""
    parts = drawing.elements(reply, pen)
    whole = 0 < size(lettering.one_line(reply.title)) <= DIALOG_TITLE
    return parts[1:] or parts if whole else parts


def _form_in_place(form: Form, pen: Pen) -> Answer | None:
    shown, rest = cards.take(drawing.elements(form, pen))
    return None if rest else card_in_place(cards.card(shown), pen.kept)


def noted(words: str = BELOW) -> Answer:
    """The card that was used stays as it is."""
    return Answer({"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": words})


def refused(words: str) -> Answer:
    """Shown beside the card that was used."""
    error = {"code": "BadRequest", "message": words}
    return Answer({"statusCode": 400, "type": "application/vnd.microsoft.error", "value": error})


def suggested(names: Sequence[str], typed: str, new_id: NewId) -> Answer:
    """What was typed comes first, since it can always be meant; then what it could be."""
    own = lettering.one_line(typed)
    known = dict.fromkeys(name for name in names if name.strip() and name.casefold() != own.casefold())
    same = next((name for name in names if name.casefold() == own.casefold()), own)
    return _found([(name, name) for name in (same, *known) if name], new_id)


def found(options: Options, typed: str, new_id: NewId) -> Answer:
    """Those that hold every word that was typed, those that begin with it first."""
    wanted = typed.casefold().split()
    hits = [one for one in options.options if all(word in one[1].casefold() for word in wanted)]
    start = " ".join(wanted)
    return _found(sorted(hits, key=lambda one: not one[1].casefold().startswith(start)), new_id)


def nothing_found() -> Answer:
    return _results([])


def _found(options: Sequence[tuple[str, str]], new_id: NewId) -> Answer:
    pen = Pen(new_id, Stand.DIALOG)
    return replace(_results([option(value, label, pen) for value, label in options[:FOUND]]), kept=pen.kept)


def _results(results: list[Json]) -> Answer:
    listed = {"results": results}
    return Answer({"statusCode": 200, "type": "application/vnd.microsoft.search.searchResponse", "value": listed})


def _dialog(title: str, elements: Sequence[Json], pen: Pen) -> Answer:
    shown, rest = cards.take(elements)
    if rest:
        shown = [*shown, buttons.more(Rest(rest, pen.stand, private=True), pen)]
    value = {
        "title": lettering.plain(title, DIALOG_TITLE),
        "height": "large",
        "width": "medium",
        "card": cards.attachment(cards.card(shown)),
    }
    return Answer({"task": {"type": "continue", "value": value}}, pen.kept)
