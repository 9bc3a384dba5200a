"""What is embedded and what is told to the server, for each environment."""

import socket
import stat
from pathlib import Path

import pytest

from infra import handover
from infra.handover import (
    SettingRefusedError,
    demand_free_port,
    is_free,
    issuer_port,
    make_room,
    plan_from,
    shared_environment,
)
from tests.infra.ports import free_port

REAL = "postgresql+asyncpg://dure_app@db.example/dure"


def test_an_empty_environment_embeds_everything_on_loopback():
    plan = plan_from({})
    assert (plan.port, plan.host, plan.public_url) == (8000, "127.0.0.1", "http://127.0.0.1:8000")
    assert plan.data == Path.cwd() / ".data"
    assert (plan.embeds_database, plan.embeds_queue, plan.embeds_issuer) == (True, True, True)


@pytest.mark.parametrize(
    ("named", "embedded"),
    [
        ({"DURE_DATABASE_URL": REAL}, (False, True, False)),
        ({"DURE_REDIS_URL": "redis://queue.example"}, (True, False, True)),
        ({"DURE_OIDC_ISSUER": "https://id.example"}, (True, True, False)),
    ],
)
def test_a_real_service_wins_and_no_password_free_issuer_stands_beside_a_real_database(
    tmp_path, named, embedded
):
    environment = {**named, "DATA": str(tmp_path), "DURE_EMBEDDED": "yes"}
    plan = plan_from(environment)
    assert (plan.embeds_database, plan.embeds_queue, plan.embeds_issuer) == embedded
    told = shared_environment(plan, environment)
    assert told.get("DURE_EMBEDDED") == ("yes" if embedded[0] and embedded[2] else None)
    for name, value in named.items():
        assert told[name] == value


@pytest.mark.parametrize("port", ["0", "65536", "-1", "80x", "٨٠", "1e3", " 80"])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(SettingRefusedError, match="PORT must be a number"):
        plan_from({"PORT": port})


def test_secrets_are_made_once_kept_private_and_never_over_a_given_one(tmp_path):
    environment = {"DATA": str(tmp_path)}
    told = shared_environment(plan_from(environment), environment)
    again = shared_environment(plan_from(environment), environment)
    assert len(bytes.fromhex(told["DURE_SECRET"])) == 32
    assert told == again
    kept = [tmp_path / "secret", tmp_path / "issuer" / "client-secret"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in kept] == [0o600, 0o600]

    given = {**environment, "DURE_SECRET": "ab" * 32}
    assert shared_environment(plan_from(given), given)["DURE_SECRET"] == "ab" * 32


def test_variables_of_other_postgres_clients_do_not_reach_the_server(tmp_path):
    environment = {"DATA": str(tmp_path), "PGPORT": "1", "PGHOST": "elsewhere", "HOME": "/"}
    told = shared_environment(plan_from(environment), environment)
    assert {name for name in told if name.startswith("PG")} == set()
    assert told["HOME"] == "/"


def test_the_issuer_keeps_its_port_and_says_so_when_it_is_taken(tmp_path):
    plan = plan_from({"DATA": str(tmp_path), "PORT": str(free_port())})
    port = issuer_port(plan)
    assert issuer_port(plan) == port
    with socket.socket() as squatter:
        squatter.bind(("127.0.0.1", port))
        squatter.listen()
        with pytest.raises(SettingRefusedError, match=f"Port {port} is taken"):
            issuer_port(plan)


def test_a_fresh_copy_steps_around_a_taken_issuer_port(tmp_path):
    public = free_port()
    first = issuer_port(plan_from({"DATA": str(tmp_path / "a"), "PORT": str(public)}))
    with socket.socket() as squatter:
        squatter.bind(("127.0.0.1", first))
        squatter.listen()
        second = issuer_port(plan_from({"DATA": str(tmp_path / "b"), "PORT": str(public)}))
    assert second > first


def test_an_address_that_is_not_ours_is_a_setting_refused():
    with pytest.raises(SettingRefusedError, match="cannot be used"):
        is_free("no-such-host.invalid", 8000, patience=0)


@pytest.mark.parametrize("kept", ["", "zz" * 32, "ab" * 31])
def test_a_secret_that_was_harmed_is_named_and_never_made_anew(tmp_path, kept):
    (tmp_path / "secret").write_text(kept)
    environment = {"DATA": str(tmp_path)}
    with pytest.raises(SettingRefusedError, match="secret no longer holds"):
        shared_environment(plan_from(environment), environment)
    assert (tmp_path / "secret").read_text() == kept


def test_a_kept_port_that_is_none_is_named_with_its_file(tmp_path):
    (tmp_path / "issuer").mkdir()
    (tmp_path / "issuer" / "port").write_text("soon")
    with pytest.raises(SettingRefusedError, match=r"issuer/port holds no port but 'soon'"):
        issuer_port(plan_from({"DATA": str(tmp_path)}))


def test_a_data_folder_that_cannot_be_used_is_named_with_what_to_do(tmp_path):
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nowhere")):
        with pytest.raises(SettingRefusedError, match=r"cannot be used.*Choose another"):
            make_room(folder)


def test_a_disk_without_room_is_said_before_anything_is_written(tmp_path, monkeypatch):
    make_room(tmp_path / "data")
    monkeypatch.setattr(handover, "LEAST_FREE", 2**70)
    with pytest.raises(SettingRefusedError, match="MB left"):
        make_room(tmp_path / "data")


def test_beside_a_taken_port_the_whole_way_to_another_folder_is_offered(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        plan = plan_from({"PORT": str(port), "DATA": str(tmp_path / "one")})
        with pytest.raises(SettingRefusedError, match=f"DATA={tmp_path / 'one'}-2"):
            demand_free_port(plan)
