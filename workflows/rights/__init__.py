"""Who may do what: roles, permissions, forbidden pairs and the actor, as plain Python.

The whole table stands in `table.py`; `matrix.md` shows it to people, and a test holds the two
together cell by cell. Forbid wins, and what nothing allows is not allowed. Rights attach to an
appointment, never to a person: every act names the hat it is done in.
"""
