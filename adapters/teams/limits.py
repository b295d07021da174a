"""How much Teams takes. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.

By bot and thread, to send as well as to open: 7 in 1 second, 8 in 2, 60 in 30, 1,800 in 3,600. All requests, by app
and tenant: 30 a second (older pages say 50). All rates leave room, since a turn is taken a moment before the message
leaves, and that moment varies.

The outbox books one turn for each notice, for all processes together. Whatever one process sends, answers and each of
the messages of a notice, then takes its turn in `pacing`. What several processes answer together is not counted; there
Teams' own 429 is heeded.
"""

from datetime import timedelta

from bot.pace import Rate, at_most

CHANNEL = at_most(1_700, timedelta(hours=1), burst=5)
WORKSPACE = at_most(25, timedelta(seconds=1), burst=10)

# The first keeps the three short ones: within 1 second 6, within 2 seconds 7, within 30 seconds 45.
THREAD: tuple[Rate, ...] = (at_most(7, timedelta(seconds=2.2), burst=5), at_most(1_700, timedelta(hours=1), burst=60))
