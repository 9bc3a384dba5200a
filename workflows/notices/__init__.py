"""Notices: who is told what, when, and what of it he must do.

A notice is a row for one person about one event; it holds no words, they come from the catalogue in
the reader's language. Some are duties with a last day: they stand on top until they are done, are
told by mail at once or with the next digest, and cannot be muted, because a period of law runs
behind them. Everything else may be muted kind by kind. A person's duties are also a calendar, behind
a link that only he knows and may renew. Which event is told to whom is decided in `corridor/tell.py`;
this room knows people, never ideas.
"""
