"""Settlement of public money in the API."""
