"""Trusted documents: what the pages send by name is what the server reads under that name."""

import hashlib
from pathlib import Path

from graphql import parse, validate

from schema.schema import get_schema
from schema.trusted.documents import DOCUMENTS_FILE, trusted_documents

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "web" / "src" / "gql"


def test_the_server_knows_the_documents_the_pages_were_generated_with():
    pages = (GENERATED / "persisted-documents.json").read_bytes()

    assert pages == DOCUMENTS_FILE.read_bytes(), "run: python infra/webbuild.py codegen"
    code = (GENERATED / "graphql.ts").read_text("utf-8")
    assert all(name in code for name in trusted_documents())


def test_every_document_is_named_by_the_hash_of_its_text():
    assert trusted_documents() != {}
    assert list(trusted_documents()) == [
        f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
        for text in trusted_documents().values()
    ]


def test_every_document_fits_the_schema():
    schema = get_schema()._schema

    wrong = [
        error for text in trusted_documents().values() for error in validate(schema, parse(text))
    ]
    assert wrong == []
