"""Signing as the API shows it."""
