"""Deliberation: residents talk about an idea, and say what speaks for and against it.

A comment may take a position: for, against, or a question. Positions are shown as reasons, never as
a vote: nobody counts them, no page sums them up. Answers go three levels deep. A text may be mended
for half an hour; what it said before is kept. Whether a text is hidden is moderation's to decide.
"""
