"""Open data in GraphQL."""
