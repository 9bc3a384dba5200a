"""The frame around the loops: the programme of one place, its cohort and its milestones."""
