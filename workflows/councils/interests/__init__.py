"""The duty to report a private interest: it arises, is reminded of, is met by a report, and the head confirms it."""
