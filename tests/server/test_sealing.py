"""Whose seal it is: that of the settings, a test authority where all is embedded, and else nobody's."""

import stat

import pytest

from server.sealing import authority_in, sealer
from server.settings import Settings


def settings(tmp_path, **given):
    """Return settings of a house with its data in a folder."""
    return Settings(database_url="postgresql://x", secret="0" * 64, data=tmp_path, **given)


def test_beside_a_real_database_nobody_seals_unless_it_is_said_who(tmp_path):
    assert sealer(settings(tmp_path)) is None
    with pytest.raises(ValueError, match="belong together"):
        sealer(settings(tmp_path, seal_key=tmp_path / "key.pem"))


def test_the_test_authority_is_made_once_and_read_by_the_house_alone(tmp_path):
    first = sealer(settings(tmp_path, embedded=True))
    again = sealer(settings(tmp_path, embedded=True))

    assert first.holder.certificate.dump() == again.holder.certificate.dump()
    assert "test" in first.holder.certificate.subject.human_friendly
    for name in ("seal.pem", "stamp.pem"):
        assert stat.S_IMODE((tmp_path / "seal" / name).stat().st_mode) == 0o600


def test_a_configured_seal_asks_the_configured_time_stamp_authority(tmp_path):
    authority_in(tmp_path)
    own = tmp_path / "seal.pem"
    given = sealer(settings(tmp_path, seal_key=own, seal_cert=own, tsa_url="https://tsa.example/"))

    assert given.stamper.url == "https://tsa.example/"
