"""Amendments on the wire: instruments, their impact, and the consolidated text."""
