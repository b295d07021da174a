"""How long what belongs to a second step lasts."""

from datetime import timedelta

LASTS = timedelta(hours=12)  # after the figures were given
A_FORM_MORE = timedelta(hours=1)  # in which a form that was opened in time can still be sent
SETTING_UP = timedelta(minutes=15)
