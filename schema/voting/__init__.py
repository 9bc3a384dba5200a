"""Ballots, receipts, rolls and the explained count of a campaign's poll."""
