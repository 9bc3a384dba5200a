"""Living labs on the wire."""
