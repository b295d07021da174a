"""What kind of browser asks, as coarsely as somebody needs to know their own again."""

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
    """Of the name that a browser gives itself, which it may make up: nothing of it is passed on but words of ours."""
    family = next((words for part, words in _FAMILIES if part in agent), "A browser")
    machine = next((words for part, words in _MACHINES if part in agent), "")
    return f"{family} on {machine}" if machine else family
