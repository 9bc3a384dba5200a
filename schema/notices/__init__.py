"""Notices in GraphQL."""
