"""How much Slack takes. Source: https://docs.slack.dev/apis/web-api/rate-limits and the page of chat.postMessage.

A turn is taken a moment before the message leaves, and that moment varies: so each time here is a tenth longer than
the documented one.
"""

from datetime import timedelta

from bot.pace import at_most

# "one message per second per channel". Short bursts are tolerated there, but nothing promises that they are shown.
CHANNEL = at_most(1, timedelta(seconds=1.1))

# The limit of chat.postMessage over a whole workspace has no published figure ("several hundred a minute"), and calls
# are counted by method, app and workspace. The highest tier that has a figure, 4, promises 100 a minute.
WORKSPACE = at_most(100, timedelta(seconds=66), burst=10)
