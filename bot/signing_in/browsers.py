"""The kinds of browsers that somebody may know their own by: as coarse as that, so that few letters can say which."""

ANY = "A browser"
FAMILIES = (ANY, "Firefox", "Edge", "Opera", "Samsung Internet", "Chrome", "Safari")
MACHINES = ("", "an iPhone", "an iPad", "Android", "Windows", "ChromeOS", "a Mac", "Linux")


def words(family: str, machine: str) -> str:
    return f"{family} on {machine}" if machine else family


KINDS = tuple(words(family, machine) for family in FAMILIES for machine in MACHINES)
