"""What lies in memory or in somebody's browser, and in no record."""

from bot.privacy.described.kept import Basis, Kept, Lies, Only, Part, Purpose, Shown, Special

PURPOSE = Purpose(
    name="Pages of the bot, and what is at hand while it runs",
    words="So that a page knows that it is still the same browser, and nothing is looked up twice in a row.",
    people="Whoever opens a page of the bot, or writes to it.",
    basis=Basis.LEGITIMATE,
    special=Special.NONE_SOUGHT,
)
KEPT = (
    Kept(
        what="the meaning of the last sixteen messages, as numbers, by a hash of each",
        why="a message is heard and then looked up",
        period="until sixteen more were heard, or the bot is stopped",
        reason="the second look follows at once",
        tells="to whoever reads the memory of the process: whether a message that they know was among them",
        seen=Shown.NOBODY,
        lies=Lies.MEMORY,
    ),
    Kept(
        what="where [accounts are linked](linked-accounts.md), a code of the e-mail address of who answers a survey",
        why="the platform is not asked again for each page",
        period="ten minutes",
        reason="a survey takes no longer",
        tells="a keyed hash of the address, under one of the account; the address itself is not kept",
        seen=Shown.NOBODY,
        lies=Lies.MEMORY,
        only=Only.LINKED,
    ),
    Kept(
        what="a cookie by which a page knows that it is still the same browser",
        why="so that a conversation, a report or a survey can go on",
        period=(
            "three hours after the last answer; on the pages for reports and surveys until the browser is closed; 30 "
            "days for who works for the union"
        ),
        reason="a conversation is over by then; who works for the union comes back each day",
        tells="drawn at random. Whoever has the browser can go on with what was begun in it",
        seen=Shown.SELF,
        lies=Lies.BROWSER,
    ),
    Kept(
        what="a cookie that says which language was chosen, that a link was opened, or which survey code was typed",
        why="so that it need not be done again on the next page",
        period="until the browser is closed; a link and a survey code an hour at most",
        reason="it serves that visit",
        tells="to whoever has the browser: the language, the code; nothing of who",
        seen=Shown.SELF,
        lies=Lies.BROWSER,
    ),
    Kept(
        what="a cookie that says not to ask whether somebody would talk to an organiser",
        why="so that who is known again nowhere is asked no more often than they were told",
        period="until the browser is closed; 30 days after an answer; a year after *Never*",
        reason="that long they are not asked",
        tells="to whoever has the browser: that this question was put in it",
        seen=Shown.SELF,
        lies=Lies.BROWSER,
    ),
)
PART = Part(PURPOSE, KEPT, {})
