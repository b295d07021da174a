"""Somebody asks to talk with a rep, and reps see to it."""
