"""Drafts as the API shows them, to their authors alone."""
