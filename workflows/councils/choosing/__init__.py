"""Which of the councils of a place is meant: by its key, by a number of its meetings or decisions, or none named."""
