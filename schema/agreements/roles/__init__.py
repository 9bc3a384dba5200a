"""The role matrix of an agreement over the API."""
