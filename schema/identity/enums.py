"""Enums of identity as the API shows them."""

from schema.kit.enums import told
from workflows.identity.models import StandingKind
from workflows.identity.sexes import Sex
from workflows.rights.permissions import Permission
from workflows.rights.roles import BodyKind, ProgrammeRole, Role

told(
    BodyKind,
    name="BodyKind",
    description="What sort of organisation a body is.",
    values={
        "GOVERNMENT": "A ministry (정부).",
        "PROVINCE": "A province (도).",
        "MUNICIPALITY": "A city or county (시·군).",
        "PUBLIC_CORPORATION": "A public corporation (공기업).",
        "COMPANY": "A company (기업).",
        "RESIDENT_GROUP": "A group of residents (주민).",
        "EXPERT_BODY": "A body of experts (전문기관).",
        "COMMITTEE": "A council or committee (협의회·위원회; Smart City Act, Article 24).",
    },
)
told(
    ProgrammeRole,
    name="ProgrammeRole",
    description="What a body is to a programme, by designation (Smart City Act, Article 12).",
    values={
        "GOVERNMENT": "Supports and oversees it.",
        "MUNICIPALITY": "Runs it in its place.",
        "DEVELOPER": "The Act's project implementer (사업시행자).",
        "COMPANY": "Takes part as a company.",
        "RESIDENT": "Takes part for the residents.",
    },
)
told(
    Role,
    name="AppointmentRole",
    description="The capacity in which a person acts for a body.",
    values={
        "MINISTRY_OFFICER": "Officer of a ministry or province (담당 공무원).",
        "MUNICIPAL_OFFICER": "Officer of the municipality (시 담당 공무원).",
        "MUNICIPAL_HEAD": "Head of the municipality (시장·군수).",
        "DEVELOPER_LEAD": "Lead of the developer (사업시행자 책임자).",
        "COMPANY_REPRESENTATIVE": "Representative of a company (기업 대표).",
        "COUNCIL_CHAIR": "Chair of a council (위원장).",
        "COUNCIL_SECRETARY": "Secretary of a council (간사).",
        "COUNCIL_MEMBER": "Member of a council (위원).",
        "OBSERVER": "Observer at a council (참관인).",
        "EXPERT": "Expert (전문가).",
        "RESIDENT": "Resident (주민).",
        "MODERATOR": "Moderator of postings (게시물 관리자).",
        "AUDITOR": "Auditor (감사).",
        "ADMINISTRATOR": "Keeper of the machine (시스템 관리자).",
    },
)
# The slug says what a permission allows: noun and verb, as the rights matrix lists them.
told(
    Permission,
    name="Permission",
    description="A right a role or a grant can carry, as `noun.verb` of the rights matrix.",
    values={one.name: f"`{one.value}` of the rights matrix." for one in Permission},
)
told(
    StandingKind,
    name="StandingKind",
    description="By what somebody belongs to a place.",
    values={
        "ADDRESS": "He lives there (주소; resident by law, 지방자치법 16).",
        "WORK": "He works there (직장).",
        "BUSINESS": "He runs a business there (사업장).",
        "STUDY": "He studies there (학교).",
    },
)
told(
    Sex,
    name="Sex",
    description="What somebody says of his sex, where the sexes are balanced (양성평등기본법 21).",
    values={"FEMALE": "Female.", "MALE": "Male.", "UNSAID": "He does not say."},
)
