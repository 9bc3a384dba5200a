"""Migrations, in order of their dates, and the SQL that stands beside them."""
