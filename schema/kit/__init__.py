"""What every room of the API shares: ids, cursors, connections, refusals, context, limits, masking."""
