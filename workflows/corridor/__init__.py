"""Crossings between rooms: verbs over two loops, and reactions that follow an event after its commit."""
