"""The inventory of personal data as anyone may read it."""

import strawberry

from schema.kit.context import Info
from schema.kit.enums import told
from workflows.inventory import PERSONAL, Kind, Owner, Personal
from workflows.kit.wording import Locale

told(
    Kind,
    name="PersonalKind",
    description="How something kept says something of a person.",
    values={
        "VALUE": "A value: a name, a birthday, what somebody wrote.",
        "PSEUDONYM": "A person by an id that says nothing outside this house.",
        "CHECK": "A digest or mark by which a person is known again.",
    },
)
told(
    Owner,
    name="PersonalOwner",
    description="Which desk answers for it.",
    values={"CITY": "The municipality.", "HOUSE": "Who runs this service."},
)


@strawberry.type(
    description="Something kept of people: what for, by what law, for how long (개인정보 보호법 30)."
)
class PersonalField:
    """One line of the inventory in the asker's language."""

    name: str = strawberry.field(description="Where it is kept, as table.column.")
    kind: Kind = strawberry.field(description="How it says something of a person.")
    purpose: str = strawberry.field(description="What for.")
    act: str = strawberry.field(description="The act it rests on.")
    article: str = strawberry.field(description="The article there.")
    keeping: str = strawberry.field(description="For how long.")
    owner: Owner = strawberry.field(description="Which desk answers for it.")

    @classmethod
    def of(cls, name: str, one: Personal, locale: Locale) -> "PersonalField":
        """Show a line."""
        return cls(
            name=name,
            kind=one.kind,
            purpose=one.purpose[locale],
            act=one.basis.act[locale],
            article=one.basis.article,
            keeping=one.keeping.words[locale],
            owner=one.owner,
        )


@strawberry.type
class PrivacyQueries:
    """What is kept of people."""

    @strawberry.field(
        description="Everything this house keeps of people, with purpose, law and keeping."
    )
    def data_inventory(self, info: Info) -> list[PersonalField]:
        """Tell the inventory."""
        locale = info.context.locale
        return [PersonalField.of(name, one, locale) for name, one in PERSONAL.items()]
