"""What every test may rely on: services are there, or their absence is said in plain words."""

import os
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test.utils import teardown_databases
from hypothesis import settings

from tests import database
from tests.services.presence import missing

#: CI looks at the same examples every time, so that what lands does not depend on luck; whoever
#: runs the tests by hand keeps looking for new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs an absent service and say which; fail it when REQUIRE_SERVICES=1."""
    for mark in item.iter_markers("services"):
        for name in mark.args:
            if reason := missing(name):
                if os.environ.get("REQUIRE_SERVICES") == "1":
                    pytest.fail(f"REQUIRE_SERVICES=1 and {reason}", pytrace=False)
                pytest.skip(reason)


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest) -> Iterator[None]:
    """A migrated database with the site's vocabulary, page tree and roles in it."""
    request.getfixturevalue("django_test_environment")
    request.getfixturevalue("django_db_modify_db_settings")
    unblocked = request.getfixturevalue("django_db_blocker").unblock
    with unblocked():
        made = database.create()
    yield
    with unblocked():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Nothing that one test has cached is there for the next."""
    cache.clear()
    yield
    cache.clear()
