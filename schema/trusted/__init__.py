"""The operations of our own pages, which may be asked for by the hash of their text."""
