"""The review by a panel in GraphQL."""
