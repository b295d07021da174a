"""What a browser can be asked to keep where nobody is known tomorrow: that it is there, and no more.

Whoever uses the same browser next can find these names. So the first is the same, whatever the reason is.
"""

ASKED = "asked"  # that there is no question any more in this visit, or for as long as the mark lasts
NEVER = "never-ask"

NAMES = frozenset({ASKED, NEVER})

SPEAKS = {"en": "speaks-en", "cy": "speaks-cy"}  # that this language was asked for; one takes the place of another
KNOWN = NAMES | frozenset(SPEAKS.values())
