"""What a supervisor asks."""

from typing import Any
from unittest import mock

import pytest
from django.db import DatabaseError, connection
from django.test import Client


def test_alive_without_a_database(client: Client) -> None:
    assert client.get("/health/live").content == b"live\n"


@pytest.mark.django_db
def test_ready_with_a_database(client: Client) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["database"] is True
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_not_ready_without(client: Client, monkeypatch: Any) -> None:
    broken = mock.Mock(side_effect=DatabaseError("gone"))
    monkeypatch.setattr(connection, "cursor", broken)

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["database"] is False
