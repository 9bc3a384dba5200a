"""Opinions in the API: what residents say of comments, one's own alone, and the map of groups."""
