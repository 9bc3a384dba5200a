"""Settlement of public money (정산): the report of each recipient after a year, a completion or an abandonment.

A report tells by source, form and year what was received, spent and earned as interest, against the
amounts all parties signed; state, local and own money never share a line. It is handed in, checked, sent
back or accepted, and stays as it was handed in. What is left of a subsidy, with its interest, is owed
back from the day of acceptance. Every clock is counted from a rule pack whenever somebody asks.
"""
