"""Working on chat platforms: what is kept for it."""

from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import Carried, Channel, Handed, Installed, Installing, Ownership, Seen, Told

PURPOSE = Purpose(
    name="Working on chat platforms",
    words="So that the bot can answer on each platform, once, and privately where the platform allows it.",
    people="Whoever writes to the bot there; the workspaces that have it.",
    basis=Basis.LEGITIMATE,
    special=Special.NONE_SOUGHT,
)
KEPT = (
    Kept(
        what="what a chat platform cannot carry for the bot: a long list, a form behind a button",
        why="so that the button leads there",
        period="a day; of a survey, until that ends",
        reason="a button that is a day old is seldom pressed",
        tells=(
            "it may hold what somebody filled in, and on Teams for whose eyes it is; encrypted, under a "
            "random name; open lies only to which survey it belongs"
        ),
        seen=Shown.SELF,
        kinds=(Carried,),
    ),
    Kept(
        what="a picture or a document that a link leads to, for a platform that takes no file for one person",
        why=("so that somebody on Teams can have their letter, and no copy lies in storage that the employer owns"),
        period=(
            "a document, or a picture that must stay out of a chat, 15 minutes, and only until it is opened; "
            "another picture a day; the newest 500"
        ),
        reason="whoever asked for it has it before them",
        tells=(
            "all that is in it, a letter or an export with names too: encrypted, under a hash of what the "
            "link holds. Whoever has the link can open it; whoever has the store cannot make the link"
        ),
        seen=Shown.WITH_LINK,
        kinds=(Handed,),
    ),
    Kept(
        what="that a link was opened",
        why="whoever opens it second is told that somebody was there before",
        period="a day, and up to an hour more",
        reason="whoever opens it second does so soon",
        tells="a keyed hash of what the link held",
        seen=Shown.NOBODY,
        kinds=(Seen,),
    ),
    Kept(
        what="that something came from a platform",
        why="what is delivered twice is answered once",
        period="a day, and up to an hour more",
        reason="platforms deliver again for some hours",
        tells="a keyed hash of the platform's own number for it",
        seen=Shown.NOBODY,
        kinds=(Seen,),
    ),
    Kept(
        what="that a chat on Teams was welcomed",
        why="one installation is told to the bot several times",
        period="an hour",
        reason="the platform tells of one installation within minutes",
        tells="a keyed hash of the conversation",
        seen=Shown.NOBODY,
        kinds=(Told,),
    ),
    Kept(
        what="of something that takes several messages on Teams, which of them were sent",
        why="none is sent twice where one of them fails",
        period="four days",
        reason="a notice is tried again for three days",
        tells="a keyed hash of what was sent, and its number. Neither person nor place",
        seen=Shown.NOBODY,
        kinds=(Seen,),
    ),
    Kept(
        what="the token of a workspace that installed the bot",
        why="so that it can answer there",
        period="until it is removed there",
        reason="without it nobody there is answered",
        tells="encrypted; it lets whoever has it speak as the bot",
        seen=Shown.NOBODY,
        kinds=(Installed,),
    ),
    Kept(
        what="that somebody began to install the bot",
        why="so that nobody's browser can be used for it",
        period="ten minutes",
        reason="whoever began has the page before them",
        tells="a hash of what only that browser knows",
        seen=Shown.NOBODY,
        kinds=(Installing,),
    ),
    Kept(
        what="how the bot answers in a channel, where a rep has set it",
        why="so that reps can keep it out of one",
        period="as long as the store",
        reason="it holds until it is said otherwise",
        tells=(
            "under a keyed hash of the channel; nothing of who set it. The log says that somebody set one, "
            "and not which"
        ),
        seen=Shown.EVERYBODY,
        kinds=(Channel,),
    ),
    Kept(
        what="who owns a workspace of a chat platform, where an organiser has set it",
        why="so that people are told rightly who can read along",
        period="until it is set back to the settings",
        reason="it holds until it is said otherwise",
        tells=(
            "under a keyed hash of the workspace; nothing of who set it. The log says that somebody set one, "
            "and not which"
        ),
        seen=Shown.EVERYBODY,
        kinds=(Ownership,),
    ),
    Kept(
        what="which keys were erased, and what the store belongs to",
        why="so that an old copy of the keys folder revives nothing",
        period="as long as the store",
        reason="copies can come back at any time",
        tells="numbers of places in the keys folder; nothing of anybody",
        seen=Shown.NOBODY,
    ),
)
FIELDS: Fields = {
    Carried: {
        "id": "at random",
        "due": "when it is forgotten",
        "until": "when it leads nowhere",
        "sort": "a list, a form, a place",
        "words": "what the platform could not carry",
        "shelf": "the survey that it belongs to",
    },
    Handed: {
        "id": Code("of what the link holds"),
        "due": "when it is erased",
        "until": "when the link opens nothing",
        "name": "of the file",
        "media_type": "of the file",
        "content": "the document, the picture, or which page it opens",
        "once": "whether it opens once",
    },
    Installed: {
        "id": Code("of platform, tenant and workspace"),
        "platform": "which one",
        "tenant": "whose",
        "workspace": "which one",
        "token": "with which the bot answers there",
    },
    Installing: {
        "id": Code("of what only the browser knows"),
        "due": "when it is forgotten",
        "until": "when it counts no more",
    },
    Channel: {
        "id": Code("of the channel"),
        "speaks": "openly, quietly, or not",
    },
    Ownership: {
        "id": Code("of platform and tenant"),
        "owner": "the employer or the union",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
