"""How much Teams takes. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.

Sending to a conversation, by bot and thread: 7 in 1 second, 8 in 2, 60 in 30, 1,800 in 3,600. All requests, by app and
tenant: 30 a second (older pages say 50). One rate keeps the four of a thread: only the burst matters to the short ones,
and only the interval to the hour. Both rates leave room, since a turn is taken a moment before the message leaves, and
since signing in and opening conversations count for the tenant too.
"""

from datetime import timedelta

from bot.pace import at_most

CHANNEL = at_most(1_700, timedelta(hours=1), burst=5)
WORKSPACE = at_most(25, timedelta(seconds=1), burst=10)
