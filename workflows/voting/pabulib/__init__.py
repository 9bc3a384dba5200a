"""Pabulib's .pb files (pabulib.org/format): reading, writing, and replaying real elections.

Everything here works on text and values; reading from disk and storing ballots happens elsewhere.
The format is three tables in one text, META, PROJECTS and VOTES, separated by semicolons.
"""
