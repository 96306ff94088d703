"""The way to stations."""

import uuid
from typing import Any

import pytest

from content.release import actions
from content.release.models import Publication
from push.channels.base import ChannelError
from push.channels.station.channel import StationChannel
from push.channels.station.models import Placement
from tests import people
from tests.factories.release import make_released_single

from .contract import ChannelContract


@pytest.mark.django_db
class TestStationChannel(ChannelContract):
    @pytest.fixture(autouse=True)
    def _house(self, db: None) -> None:
        self.channel = StationChannel()
        self.released: Publication | None = None

    def publication(self) -> uuid.UUID:
        self.released = self.released or make_released_single()
        return self.released.uuid

    def arrived(self) -> list[str]:
        return list(Placement.objects.not_recalled().values_list("key", flat=True).order_by("key"))

    def test_what_is_not_public_is_refused_for_good(self) -> None:
        message = self.message()
        actions.withdraw(self.released.translation_key, people.publisher(), reason="有误")

        with pytest.raises(ChannelError) as refusal:
            self.channel.send(message)
        assert refusal.value.permanent
        assert self.arrived() == []

    def test_what_never_was_is_refused_for_good(self) -> None:
        with pytest.raises(ChannelError):
            self.channel.send(self.message(publication=uuid.uuid4()))


def test_nothing_of_the_message_is_lost(db: Any, django_assert_max_num_queries: Any) -> None:
    case = TestStationChannel()
    case.channel, case.released = StationChannel(), None
    message = case.message(priority=5)

    with django_assert_max_num_queries(4):
        case.channel.send(message)

    placement = Placement.objects.get()
    assert (placement.station_code, placement.language) == ("ES-150724-01", "zh-hans")
    assert (placement.publication.uuid, placement.priority) == (message.publication, 5)
