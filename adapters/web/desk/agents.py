"""What kind of browser asks, as coarsely as somebody needs to know their own again."""

from bot.signing_in.browsers import ANY, words

_FAMILIES = (
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_MACHINES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "a Mac"),
    ("Linux", "Linux"),
)


def looks(agent: str) -> str:
    """One of `bot.signing_in.browsers.KINDS`, by the name that a browser gives itself, which it may make up."""
    family = next((name for part, name in _FAMILIES if part in agent), ANY)
    return words(family, next((name for part, name in _MACHINES if part in agent), ""))
