"""Live answers: a question asked again whenever its answer may have changed, told to all who follow it.

A subscription is a question (`questions`): its field is one of `Query`, asked under another name.
Those who follow the same question in the same words, language and rights are one group (`hub`): it
is executed once for an event, and the same bytes go to all, if they are other bytes than before.
Each message is a whole state, so that a slow reader loses nothing by being told the newest only, and
whoever comes back is right again with his first message.

What may have changed is said by the versions of the public's topics in PostgreSQL (`changes`): they
are looked at a few times a second, and at once when Valkey passes on that somebody has written.
Losing Valkey costs a fraction of a second and nothing else. Who follows something signed in is looked up again before
every message and twice a second without any; his subscriptions end with his sign-in.
"""
