"""Moderation as an administrative act: a rule is cited, a reason given, the author told and heard.

Anyone signed in reports a text with a ground. A moderator decides: nothing is wrong, the text is
blinded for at most 30 days (정보통신망법 44조의2, a claim of right), or it is hidden. Every decision is a
row that never changes. The author may appeal within 30 days (행정기본법 36조), once, and somebody else
decides. What is hidden vanishes from every public list, search and answer; its place stays, and says
by which rule. Numbers of all this are public, small ones suppressed.
"""
