"""The agreements loop as the API shows it."""
