"""People are asked, gently and in private, whether they would like to talk to somebody who organises.

`docs/decisions/recruitment.md` says when, and what is kept of it.
"""
