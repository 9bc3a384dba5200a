"""Review by a panel of which at least half are citizens (국민제안 규정: 심사).

While an idea is under review, or examined again, the municipality may form a panel for it: residents,
experts and officials, each in the capacity that was named. Nobody sits over an idea of his own;
who has another interest stands aside (회피) or is set aside with a reason. Every member scores five
criteria alone and says why in words for residents; nobody, the officer included, sees another's
sheet before the scores are locked, and the database keeps that wall too. Locking needs every sheet
and still half citizens. What is published is the mean of every criterion as an exact fraction and
the reasons by side, never a name; the final answer waits for it. A panel that was formed for the
first examination does not serve for the second.
"""
