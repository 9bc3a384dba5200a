"""The register of obligations in the API."""
