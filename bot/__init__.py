"""What the bot says and keeps. It knows no platform, no database and no network."""

import knowledge  # noqa: F401 - ahead of numpy, which it tells how many cores to take
