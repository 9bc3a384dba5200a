"""Disputes in the API."""
