"""What a screen is told to show, poll after poll."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from content.release import actions as release
from content.release.models import Publication
from outbox.drain import drain
from push.channels.station.channel import StationChannel
from push.channels.station.models import Placement
from push.documents import Command
from push.manifests.models import NamedSet, StationObject
from push.manifests.preparing import prepare_due, renew_for_new_key
from push.stations import actions
from push.stations.models import DeviceKey, Station
from tests import people
from tests.factories.pages import make_picture
from tests.factories.release import (
    make_clearance,
    make_released_pair,
    make_released_single,
    release_alone,
)
from tests.factories.stations import Screen, admin, enrol, make_station

from .screens import Viewer, place
from .signers import InProcessSigner

pytestmark = pytest.mark.django_db
HERE, THERE = "ES-150724-01", "ES-150724-02"


def test_a_new_station_is_shown_nothing_yet(viewer: Viewer) -> None:
    shown = viewer.look()

    assert (shown.titles, shown.head.seq, shown.head.command) == ([], 1, Command.NONE)
    assert viewer.station.last_contact_at is not None


def test_what_is_placed_is_shown_with_its_pictures(viewer: Viewer) -> None:
    pair = make_released_pair(cover=make_picture(), cover_alt="草原")
    place(pair["zh-hans"], HERE, letter="a", priority=1)
    place(pair["mvf"], HERE, letter="b")

    shown = viewer.look()

    assert [a.language for a in shown.articles.values()] == ["zh-hans", "mvf"]
    assert shown.titles[0] == "接羔季节防布病"
    assert len(shown.manifest.items[0].media) == 1
    assert len(viewer.ask().content) < 300


def test_the_number_grows_only_when_the_set_changes(viewer: Viewer) -> None:
    first, again = viewer.look(), viewer.look(nonce="BBBBBBBBBBBBBBBB")
    place(make_released_single(), HERE)
    later = viewer.look()

    assert again.head.seq == first.head.seq
    assert again.head.nonce == "BBBBBBBBBBBBBBBB"
    assert later.head.seq == first.head.seq + 1


def test_what_is_recalled_goes_and_stands_in_the_deny_document(viewer: Viewer) -> None:
    key = place(make_released_single(), HERE)
    before = viewer.look()
    StationChannel().recall([key])

    after = viewer.look()

    assert after.titles == []
    assert after.head.seq > before.head.seq
    assert [one.reason for one in after.deny.objects] == ["recalled"]
    assert after.deny.hashes == {before.manifest.items[0].object}


def test_what_is_still_there_by_another_delivery_is_not_denied(viewer: Viewer) -> None:
    publication = make_released_single()
    key = place(publication, HERE, letter="a")
    place(publication, HERE, letter="b")
    StationChannel().recall([key])

    shown = viewer.look()

    assert list(shown.articles) == ["b" * 64]
    assert shown.deny.objects == ()


def test_a_recall_at_one_station_says_nothing_to_another(viewer: Viewer) -> None:
    other = Viewer(enrol(Screen(), make_station(THERE)).log_in())
    publication = make_released_single()
    key = place(publication, HERE, letter="a")
    place(publication, THERE, letter="b")
    StationChannel().recall([key])

    assert viewer.look().titles == []
    assert other.look().titles == [publication.title]


def test_no_head_names_what_is_withdrawn_even_before_anything_is_drained(viewer: Viewer) -> None:
    pair = make_released_pair()
    place(pair["zh-hans"], HERE)
    shown = viewer.look()

    release.withdraw(pair["zh-hans"].translation_key, people.publisher(), reason="有误")
    after = viewer.look()

    assert shown.titles
    assert after.titles == []
    assert after.deny.whole_publications == {str(pair["zh-hans"].uuid)}
    assert after.deny.hashes == {shown.manifest.items[0].object}


def test_a_tombstone_lives_as_long_as_any_lease(viewer: Viewer) -> None:
    publication = make_released_single()
    key = place(publication, HERE)
    StationChannel().recall([key])
    assert viewer.look().deny.objects

    Placement.objects.update(recalled_at=timezone.now() - timedelta(days=31))

    assert viewer.look().deny.objects == ()


def test_station_a_never_gets_what_is_meant_for_b(viewer: Viewer) -> None:
    make_station(THERE, active=True)
    place(make_released_single(), THERE)

    assert viewer.look().titles == []


def test_what_has_ended_is_not_named_and_what_begins_later_is(viewer: Viewer) -> None:
    publication, now = make_released_single(), timezone.now()
    place(publication, HERE, letter="a", ends=now - timedelta(minutes=1))
    place(publication, HERE, letter="b", starts=now + timedelta(days=1))

    shown = viewer.look()

    assert list(shown.articles) == ["b" * 64]
    assert shown.manifest.items[0].starts == int((now + timedelta(days=1)).timestamp())


def test_of_a_corrected_article_neither_text_is_shown_until_a_person_sends_the_new_one(
    viewer: Viewer,
) -> None:
    old = make_released_single()
    place(old, HERE)
    shown = viewer.look()
    _correct(old)

    before = viewer.look()
    drain(10)

    assert (shown.titles, before.titles, viewer.look().titles) == ([old.title], [], [])


def test_withdrawing_calls_back_the_earlier_versions_too(viewer: Viewer) -> None:
    old = make_released_single()
    place(old, HERE)
    shown = viewer.look()
    new = _correct(old)
    drain(10)

    release.withdraw(new.translation_key, people.publisher(), reason="有误")

    assert shown.manifest.items[0].object in viewer.look().deny.hashes


def test_what_the_signer_refuses_is_not_named(viewer: Viewer) -> None:
    publication = make_released_single()
    publication.clearance.__class__.objects.update(revoked_at=timezone.now())
    place(publication, HERE)

    assert viewer.look().titles == []
    assert "revoked" in StationObject.objects.get().refused


def test_a_new_approve_key_approves_anew(viewer: Viewer, signer: InProcessSigner) -> None:
    place(make_released_single(), HERE)
    assert renew_for_new_key() == 0
    signer.rotate_approve_key()

    assert renew_for_new_key() == 1
    assert viewer.look().titles == []
    assert prepare_due(float("inf")) == 1
    assert viewer.look().titles == ["接羔季节防布病"]


def test_without_a_signer_the_answer_is_503(viewer: Viewer, signer: InProcessSigner) -> None:
    signer.down = True

    answer, keys = viewer.ask(), viewer.screen.client.get("/station/v1/keys")

    assert (answer.status_code, keys.status_code) == (503, 503)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Retry-After"] == "30"


def test_what_could_not_be_prepared_is_prepared_later(
    viewer: Viewer, signer: InProcessSigner
) -> None:
    signer.down = True
    place(make_released_single(), HERE)
    signer.down = False

    assert viewer.look().titles == []
    drain(5)
    assert viewer.look().titles == ["接羔季节防布病"]


def test_after_a_restored_backup_the_number_goes_on_above_what_was_seen(viewer: Viewer) -> None:
    viewer.look()
    viewer.seq = 4711

    assert viewer.look().head.seq == 4712
    assert viewer.look().head.seq == 4712


def test_a_replaced_screen_is_told_to_wipe_and_the_new_one_is_not_disturbed(viewer: Viewer) -> None:
    place(make_released_single(), HERE)
    viewer.look()
    successor = Viewer(enrol(Screen(), viewer.station, replacing=True).log_in())

    assert viewer.wiped
    assert successor.look().titles
    assert not successor.wiped


def test_a_retired_station_is_told_to_wipe(viewer: Viewer) -> None:
    actions.retire(viewer.station, person=admin())

    assert viewer.wiped


def test_a_revoked_screen_is_told_to_wipe_and_nothing_else(viewer: Viewer) -> None:
    place(make_released_single(), HERE)
    actions.revoke(DeviceKey.objects.get(), person=admin())

    assert viewer.ask().status_code == 401
    viewer.screen.log_in()
    assert viewer.wiped
    assert viewer.look().titles == []


@pytest.mark.parametrize(
    "changes",
    [{"nonce": ""}, {"nonce": "short"}, {"nonce": None}, {"seq": -1}, {"seq": "1"}, {"seq": 2**50}],
)
def test_nonsense_is_refused(viewer: Viewer, changes: dict[str, Any]) -> None:
    answer = viewer.screen.post("heads", {"nonce": "A" * 16, "seq": 0, **changes})

    assert answer.status_code == 400
    assert not NamedSet.objects.exists()


def test_a_poll_with_nothing_new_is_a_handful_of_queries(
    viewer: Viewer, django_assert_num_queries: Any
) -> None:
    publication = make_released_single()
    for letter in "abcdef":
        place(publication, HERE, letter=letter)
    viewer.look()

    with django_assert_num_queries(5):
        viewer.ask()
    assert Station.objects.get(code=HERE).seq == viewer.seq


def _correct(old: Publication) -> Publication:
    page = release.latest(old.page_id)
    page.title = "更正后的标题"
    page.save_revision(user=people.author())
    make_clearance(page)
    return release_alone(page).publications.get()
