"""What somebody says of his sex, where a law balances the sexes (양성평등기본법 21). Pure."""

from enum import StrEnum


class Sex(StrEnum):
    """What a person says of his sex."""

    FEMALE = "FEMALE"
    MALE = "MALE"
    UNSAID = "UNSAID"
