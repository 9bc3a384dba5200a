"""Discussion and moderation in the API: comments, reports, decisions, appeals, and their numbers."""
