"""Snapshots of a concern report: one for members and one for the employer, each signed by an organiser."""
