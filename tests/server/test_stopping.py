"""The link in a letter ends the news without a sign-in: looking changes nothing, one post does."""

from tests.fixtures.town import Town
from tests.server.conftest import House
from workflows.notices.calendar import stop_token
from workflows.notices.kinds import UNMUTABLE, NoticeKind
from workflows.notices.models import NoticeSetting
from workflows.record.uow import unit_of_work


async def muted(town: Town) -> set[str]:
    async with unit_of_work(town.sessions) as uow:
        setting = await uow.session.get(NoticeSetting, town.people["resident.1"])
        return set(setting.muted) if setting else set()


async def test_a_mail_program_ends_the_news_as_the_standard_says(house: House, town: Town):
    key = house.settings.key_for("mail")
    path = f"/mail/stop/{stop_token(key, town.people['resident.1'])}"
    one_click = {"List-Unsubscribe": "One-Click"}
    async with house.client() as anyone:
        looked = await anyone.get(path)
        before = await muted(town)
        wrong = await anyone.post(path[:-3] + "AAA", data=one_click)
        ended = await anyone.post(path, data=one_click)
        again = await anyone.post(path, data=one_click)

    assert (looked.status_code, wrong.status_code) == (200, 404)
    assert '<form method="post">' in looked.text
    assert before == set()
    assert (ended.status_code, again.status_code) == (200, 200)
    assert "<form" not in ended.text
    assert await muted(town) == {str(one) for one in set(NoticeKind) - UNMUTABLE}


async def test_what_is_no_link_is_no_page(house: House):
    async with house.client(accept="text/html") as anyone:
        for token in ("x", "가", "A" * 200):
            assert (await anyone.get(f"/mail/stop/{token}")).status_code == 404
