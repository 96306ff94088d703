"""docker-compose.yml and the settings say the same of services, queues and environment.

There is no Docker where the tests run: the file is read, not started.
"""

import importlib.util
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from tests.services import elasticsearch

from .tree import ROOT

TOPOLOGY = {"web", "worker", "beat", "signer", "postgres", "redis", "elasticsearch"}
_READ = re.compile(r'environ(?:\.get\(|\[)\s*"(KEPU_\w+)"(?P<default>,)?')


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return found


def words(service: dict[str, Any]) -> list[str]:
    """A service's command, word by word."""
    command = service.get("command", [])
    parts = [command] if isinstance(command, str) else [str(part) for part in command]
    return [word for part in parts for word in shlex.split(part)]


def consumed(services: dict[str, Any]) -> set[str]:
    """The queues that some worker takes from."""
    queues: set[str] = set()
    for service in services.values():
        command = words(service)
        if "celery" in command and "worker" in command:
            queues |= set(command[command.index("--queues") + 1].split(","))
    return queues


def test_the_whole_topology_is_there(services: dict[str, Any]) -> None:
    assert services.keys() >= TOPOLOGY


def test_every_routed_queue_has_a_worker(services: dict[str, Any]) -> None:
    routed = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
    assert routed | {settings.CELERY_TASK_DEFAULT_QUEUE} == consumed(services)


def test_every_task_on_the_beat_has_a_route() -> None:
    beaten = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert beaten <= settings.CELERY_TASK_ROUTES.keys()


def test_every_variable_that_production_reads_is_given(services: dict[str, Any]) -> None:
    folder = ROOT / "site" / "portal" / "settings"
    parts = [path for path in folder.glob("*.py") if path.stem not in {"embedded", "test"}]
    read = {match[1] for path in parts for match in _READ.finditer(path.read_text())}
    assert read
    given = {name for name in services["web"]["environment"] if name.startswith("KEPU_")}
    assert read == given


def test_every_module_and_act_that_is_started_is_there(services: dict[str, Any]) -> None:
    acts, modules = get_commands(), set()
    for service in services.values():
        check = service.get("healthcheck", {}).get("test", [])
        said = " ".join([*words(service), *check])
        assert set(re.findall(r"manage\.py (\w+)", said)) <= acts.keys()
        modules |= set(re.findall(r"-m ([\w.]+)", said))
    assert {"portal.healthcheck", "push.signer"} <= modules
    assert all(importlib.util.find_spec(module) for module in modules)


def test_every_process_is_asked_whether_it_is_well_and_bounded(services: dict[str, Any]) -> None:
    for name, service in services.items():
        assert name == "migrate" or service["healthcheck"]["test"], name
        assert service["mem_limit"], name
        assert service["logging"]["options"]["max-size"], name
        assert service["restart"] == ("no" if name == "migrate" else "unless-stopped")


def test_no_password_is_on_a_command_line_or_in_an_address(services: dict[str, Any]) -> None:
    for service in services.values():
        assert not re.search(r"PASSWORD|SECRET|\$\{", " ".join(words(service)))
        for value in service.get("environment", {}).values():
            assert not re.search(r"://[^/]*\$\{", str(value))


def test_what_runs_the_project_runs_with_productions_settings(services: dict[str, Any]) -> None:
    for name in ("web", "worker", "beat", "migrate"):
        assert services[name]["environment"]["DJANGO_SETTINGS_MODULE"].endswith(".production")


def test_only_the_signer_can_read_the_keys(services: dict[str, Any]) -> None:
    holders = {
        name
        for name, service in services.items()
        if any(str(volume).startswith("keys:") for volume in service.get("volumes", []))
    }
    assert holders == {"signer"}
    assert services["signer"]["user"].split(":")[0] != "10001"


def test_the_signers_role_reads_only_what_it_signs(services: dict[str, Any]) -> None:
    assert "python manage.py grant_signer kepu_signer" in " ".join(words(services["migrate"]))
    assert "GRANT" not in (ROOT / "docker-compose.yml").read_text()


def test_redis_keeps_its_queue_and_never_drops_from_it(services: dict[str, Any]) -> None:
    command = words(services["redis"])
    assert command[command.index("--maxmemory-policy") + 1] == "noeviction"
    assert command[command.index("--appendonly") + 1] == "yes"


def test_elasticsearch_is_of_the_version_that_is_tested(services: dict[str, Any]) -> None:
    image, _, version = services["elasticsearch"]["image"].partition(":")
    assert image == "docker.elastic.co/elasticsearch/elasticsearch"
    assert version == elasticsearch.VERSION


def test_search_knows_its_cluster_and_nobody_waits_for_it(services: dict[str, Any]) -> None:
    for name in ("web", "worker"):
        urls = services[name]["environment"]["KEPU_ELASTICSEARCH_URLS"]
        assert urls == "${KEPU_ELASTICSEARCH_URLS-http://elasticsearch:9200}"
    assert not any("elasticsearch" in each.get("depends_on", {}) for each in services.values())
    assert "ports" not in services["elasticsearch"]


def test_the_signer_has_nothing_to_do_with_search(services: dict[str, Any]) -> None:
    assert not [key for key in services["signer"]["environment"] if "ELASTIC" in key]


def test_every_volume_is_declared(services: dict[str, Any]) -> None:
    declared = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["volumes"]
    used = {
        str(volume).split(":")[0]
        for service in services.values()
        for volume in service.get("volumes", [])
    }
    assert used == set(declared)


def test_no_password_stands_in_the_file() -> None:
    for line in (ROOT / "docker-compose.yml").read_text().splitlines():
        if told := re.match(r"\s*\w*(PASSWORD|SECRET)\w*:(.*)", line):
            assert told[2].strip().startswith("${"), line


def test_the_image_is_built_from_the_lock() -> None:
    dockerfile = Path(ROOT / "Dockerfile").read_text()
    assert "--require-hashes --no-deps -r requirements/site.lock" in dockerfile
