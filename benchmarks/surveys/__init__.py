"""Surveys: ballots, invitations, and what grows with the years; see `compare`."""
