"""The concern report: what worries people, where, and what is changing, without anybody in it."""
