"""The dates of a council by month: meetings, last days of notices, terms, its own end, decisions due."""
