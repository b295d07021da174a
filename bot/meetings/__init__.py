"""Meetings that people can sign up for without being named: to report back on a survey, or of a campaign."""
