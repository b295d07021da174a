"""Who is a member, where the union settled that it may be known: what is kept for it."""

from bot.languages import to_be_said
from bot.privacy.described.kept import Basis, Code, Fields, Kept, Only, Part, Purpose, Shown, Special
from bot.records import Listed, Membership

PURPOSE = Purpose(
    name="Who is a member, where the union settled that it may be known",
    words="So that whoever has joined is not asked to join.",
    people="Members of the union, and whoever says whether they are one.",
    basis=Basis.LEGITIMATE,
    special=Special.MEMBERS_OR_AGREED,
)
KEPT = (
    Kept(
        what="whether you said that you are a member, where [the settings](membership.md) let people say it",
        why="so that who has joined is not asked to join",
        period=(
            "{membership}, and up to a week more, or until you take it back; three hours where nobody is known again"
        ),
        reason="people join and leave",
        tells=(
            "yes or no, encrypted, under a hash of the pseudonym that is of no use elsewhere. With the key "
            "and the platform's ids: that somebody said something; with the keys folder also what"
        ),
        seen=Shown.SELF,
        kinds=(Membership,),
        only=Only.TOLD,
        receipt=to_be_said(
            "I keep what you say sealed, {membership} at most, and nothing where you would rather not. Saving "
            "it means that you agree to that."
        ),
    ),
    Kept(
        what="[the list of members](membership.md), where one was imported",
        why="so that who has joined is not asked to join",
        period="until it is removed",
        reason="the union brings a new list, or takes it away",
        tells=("codes of e-mail addresses, encrypted, in 256 parts. Whoever has the keys folder can test an address"),
        seen=Shown.NOBODY,
        kinds=(Listed,),
        only=Only.LISTED,
    ),
)
FIELDS: Fields = {
    Membership: {
        "id": Code("of the account: its pseudonym"),
        "due": "when it is forgotten, which tells only the week in which it was said",
        "member": "yes or no",
    },
    Listed: {
        "id": "two figures with which its codes begin",
        "codes": Code("of e-mail addresses: eight bytes of each"),
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
