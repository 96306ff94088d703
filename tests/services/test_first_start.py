"""docker-compose.yml's first start without Docker: its SQL, first commands, signer and web process.

On a PostgreSQL that asks for passwords, with one that nobody could put in an address.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml

from push.signer.client import SignerClient

from .presence import program
from .servers import free_port, postgresql, redis, wait_for

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
#: Each letter of it has broken somebody's address, SQL or shell.
PASSWORD = "p@ss/w:o#r%d'\"$ &?\\"
pytestmark = [pytest.mark.services("postgresql", "redis"), pytest.mark.journey]


@pytest.fixture(scope="module")
def database() -> Iterator[int]:
    """The port of a server as the image's first start leaves it: one superuser, no role of ours."""
    with postgresql() as (server, url):
        with psycopg.connect(url, autocommit=True) as founder:
            founder.execute("CREATE ROLE postgres SUPERUSER LOGIN")
        admin = f"postgresql://postgres@127.0.0.1:{server.port}/postgres"
        with psycopg.connect(admin, autocommit=True) as superuser:
            superuser.execute("DROP DATABASE kepu")
            superuser.execute("ALTER ROLE kepu RENAME TO founder")
        _first_start(server.port)
        with psycopg.connect(admin, autocommit=True) as superuser:
            _ask_for_passwords(superuser)
        yield server.port


def _first_start(port: int) -> None:
    """What the image's entry point does with the file of roles."""
    binary = program("postgresql")
    assert binary is not None
    subprocess.run(
        [str(binary.with_name("psql")), "-h", "127.0.0.1", "-p", str(port), "-U", "postgres",
         "--no-psqlrc", "-v", "ON_ERROR_STOP=1", "--quiet"],
        input=COMPOSE["configs"]["roles"]["content"].encode(), check=True,
        env={**os.environ, "KEPU_DATABASE_PASSWORD": PASSWORD, "KEPU_SIGNER_PASSWORD": PASSWORD},
    )  # fmt: skip


def _ask_for_passwords(superuser: psycopg.Connection[Any]) -> None:
    row = superuser.execute("SHOW hba_file").fetchone()
    assert row is not None
    Path(row[0]).write_text("host all all 127.0.0.1/32 scram-sha-256\n")
    superuser.execute("SELECT pg_reload_conf()")


@pytest.fixture(scope="module")
def environment(
    database: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """That of `web`, with this machine's addresses in place of the containers'."""
    told = {
        name: str(value)
        for name, value in COMPOSE["services"]["web"]["environment"].items()
        if "${" not in str(value)
    }
    with redis() as (_server, broker):
        yield {
            **os.environ,
            **told,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "KEPU_SECRET": secrets.token_urlsafe(40),
            "KEPU_HOSTS": "kepu.example",
            "KEPU_DATABASE_URL": told["KEPU_DATABASE_URL"].replace(
                "postgres:5432", f"127.0.0.1:{database}"
            ),
            "KEPU_DATABASE_PASSWORD": PASSWORD,
            "KEPU_REDIS_URL": broker,
            "KEPU_VAR": str(tmp_path_factory.mktemp("var")),
        }


@pytest.fixture(scope="module")
def prepared(environment: dict[str, str]) -> dict[str, str]:
    """After `migrate`, whose own words are run."""
    shell, flag, line = COMPOSE["services"]["migrate"]["command"]
    command = [shell, flag, line.replace("python ", f"{sys.executable} ")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return environment


def test_the_signer_comes_in_with_its_password_and_answers(
    prepared: dict[str, str], database: int, tmp_path: Path
) -> None:
    said = [
        word.replace("/run/signer", str(tmp_path))
        .replace("/srv/keys", str(tmp_path / "keys"))
        .replace("postgres:5432", f"127.0.0.1:{database}")
        for word in COMPOSE["services"]["signer"]["command"][1:]
    ]
    (tmp_path / "keys").mkdir(mode=0o700)
    environment = {"PYTHONPATH": prepared["PYTHONPATH"], "PGPASSWORD": PASSWORD}
    url = next(word for word in said if word.startswith("--database=")).removeprefix("--database=")
    with psycopg.connect(url, password=PASSWORD) as role:
        role.execute("SELECT count(*) FROM release_publication")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            role.execute("SELECT count(*) FROM accounts_user")
    process = subprocess.Popen([sys.executable, *said], cwd=ROOT, env=environment)
    try:
        socket = tmp_path / "signer.sock"
        wait_for("the signer", socket.exists, seconds=120)
        assert SignerClient(socket).ping()
    finally:
        process.terminate()
        process.wait(timeout=10)


def test_the_web_process_starts_and_says_it_is_well(prepared: dict[str, str]) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
         "--port", str(port), "--no-ws", "portal.wsgi:application"],
        cwd=ROOT, env={**prepared, "GRANIAN_LOG_LEVEL": "warning"},
    )  # fmt: skip
    asked = [
        sys.executable,
        "-c",
        "import sys; from portal import healthcheck as h;"
        f" h.ADDRESS = ('127.0.0.1', {port}); sys.exit(h.main())",
    ]
    try:
        wait_for(
            "the web process",
            lambda: not subprocess.run(asked, cwd=ROOT, env=prepared, check=False).returncode,
            seconds=240,
        )
        assert process.poll() is None
    finally:
        process.terminate()
        process.wait(timeout=20)
    assert subprocess.run(asked, cwd=ROOT, env=prepared, check=False).returncode == 1


def test_a_backup_comes_back_with_its_locks(
    prepared: dict[str, str], database: int, tmp_path: Path
) -> None:
    binary, dump = program("postgresql"), tmp_path / "kepu.dump"
    assert binary is not None
    where = ["-h", "127.0.0.1", "-p", str(database), "-U", "kepu"]
    asked = {**os.environ, "PGPASSWORD": PASSWORD}

    def run(name: str, *arguments: str) -> None:
        command = [str(binary.with_name(name)), *where, *arguments]
        subprocess.run(command, env=asked, check=True, capture_output=True)

    url = f"postgresql://kepu@127.0.0.1:{database}/kepu"
    counted = (
        "SELECT (SELECT count(*) FROM taxonomy_region),"
        " (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal)"
    )
    with psycopg.connect(url, password=PASSWORD) as site:
        before = site.execute(counted).fetchone()
    run("pg_dump", "-Fc", "-f", str(dump), "kepu")
    with psycopg.connect(url, password=PASSWORD, autocommit=True) as site:
        site.execute("DROP SCHEMA public CASCADE")
        site.execute("CREATE SCHEMA public")
    run("pg_restore", "--clean", "--if-exists", "-d", "kepu", str(dump))
    with psycopg.connect(url, password=PASSWORD) as site:
        assert site.execute(counted).fetchone() == before
    assert before is not None
    assert min(before) > 0
