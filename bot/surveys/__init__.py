"""Surveys: what is asked, how it is answered, and what is told of it."""
