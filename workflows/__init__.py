"""The ground floor: law, rights, tables and verbs, without HTTP, GraphQL, queue or settings."""
