"""The money of a consortium's project over the API."""
