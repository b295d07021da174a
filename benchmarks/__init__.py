import knowledge  # noqa: F401 - ahead of numpy, which it tells how many cores to take
