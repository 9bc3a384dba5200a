"""Trusted documents over HTTP: an operation by its name, beside its text or in its stead."""

import pytest

from schema.trusted.documents import trusted_documents
from server.app import create_app
from tests.server.conftest import House, listener, served

NAME, TEXT = next(
    (name, text) for name, text in trusted_documents().items() if "query Votes" in text
)
VARIABLES = {"first": 5}
UNNAMED = {"query": "{ viewer { displayName } }"}


async def post(house: House, url: str = "", **sent: object) -> tuple[int, object]:
    """Send one body; return the status, and the data or the reason of the refusal."""
    async with house.client() as program:
        answer = await program.post(f"{url}/graphql", json=sent)
    said = answer.json()
    if "data" in said:
        return answer.status_code, said["data"]
    return answer.status_code, said["errors"][0]["extensions"]["reason"]


async def test_a_name_is_answered_as_its_text_would_be(house: House):
    by_text = await post(house, query=TEXT, variables=VARIABLES)

    assert await post(house, documentId=NAME, variables=VARIABLES) == by_text
    assert by_text[0] == 200


@pytest.mark.parametrize("name", ["sha256:" + "0" * 64, "", 7, [NAME], {"a": 1}], ids=str)
async def test_a_name_nobody_knows_is_refused(house: House, name: object):
    assert await post(house, documentId=name) == (400, "document_unknown")


async def test_a_name_beside_a_text_is_refused(house: House):
    assert await post(house, documentId=NAME, **UNNAMED) == (400, "document_twice")


async def test_a_house_may_take_names_alone(house: House):
    door = listener()
    settings = house.settings.model_copy(
        update={"port": door.getsockname()[1], "trusted_documents_only": True}
    )
    async with served(create_app(settings), door):
        strict = [
            await post(house, settings.address, documentId=NAME, variables=VARIABLES),
            await post(house, settings.address, **UNNAMED),
            await post(house, settings.address, documentId=None, **UNNAMED),
            await post(house, settings.address),
        ]
    open_to_all = await post(house, **UNNAMED)

    assert strict[0][0] == 200
    assert strict[1:] == [(400, "document_not_trusted")] * 3
    assert open_to_all == (200, {"viewer": None})
