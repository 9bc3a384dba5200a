"""Residents' proposals and the campaigns that put them to the vote."""
