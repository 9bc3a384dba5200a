"""Who can have approved an amendment outside of the agreement."""

from enum import StrEnum


class Approver(StrEnum):
    """Who approved it: the ministry, the province, the municipality, or the project council."""

    MINISTRY = "MINISTRY"
    PROVINCE = "PROVINCE"
    MUNICIPALITY = "MUNICIPALITY"
    COUNCIL = "COUNCIL"
