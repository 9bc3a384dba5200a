"""Working groups (실무협의회) beside a council: who works in them, and what they report to its meetings."""
