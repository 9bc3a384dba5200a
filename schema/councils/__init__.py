"""Councils in GraphQL: their rules, rosters and lawfulness, and the verbs of whoever appoints."""
