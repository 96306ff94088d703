"""What staff write freely is read by a second person before any reader."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from content.inbox import actions as inbox
from content.inbox.enums import Kind, Outcome
from content.pages.models import ArticlePage
from content.record.models import Record
from content.release import actions, remarks
from content.release.models import Publication, Remark
from content.release.rules import NotReady
from content.release.told import Grounds
from tests import people
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db
WORDS = "上一版把剂量写错了七倍。"


def written() -> Remark:
    remark = remarks.write("release/1", people.publisher(), zh=WORDS)
    assert remark is not None
    return remark


def test_nobody_confirms_their_own_words() -> None:
    remark = written()
    assert remarks.shown("release/1") == {}
    with pytest.raises(NotReady, match="不能自己确认"):
        remarks.confirm(remark, people.publisher())
    assert remarks.shown("release/1") == {}


def test_who_neither_releases_nor_vouches_confirms_nothing() -> None:
    with pytest.raises(NotReady, match="只有发布人"):
        remarks.confirm(written(), people.author())


def test_a_second_person_lets_readers_see_them_once_and_both_are_on_record() -> None:
    remark = written()
    assert remarks.waiting_for(people.publisher()) == []
    assert remarks.waiting_for(people.science_expert()) == [remark]
    remarks.confirm(remark, people.science_expert())
    assert remarks.shown("release/1")["zh-hans"] == WORDS
    acts = Record.objects.filter(subject="release/1").order_by("id")
    assert list(acts.values_list("act", flat=True)) == ["remark", "confirm_remark"]
    with pytest.raises(NotReady, match="已经有人确认"):
        remarks.confirm(remark, people.second_expert())


def test_the_database_refuses_words_confirmed_by_their_writer_or_changed_afterwards() -> None:
    li, rows = people.publisher(), Remark.objects.filter(pk=written().pk)
    fields = {"text_zh": "好", "written_by": li, "written_at": timezone.now()}
    with pytest.raises(IntegrityError, match="kepu"), transaction.atomic():
        Remark.objects.create(subject="release/2", confirmed_by=li, **fields)
    with pytest.raises(IntegrityError, match="kepu"), transaction.atomic():
        rows.update(confirmed_by=li)
    with pytest.raises(IntegrityError, match="kepu"), transaction.atomic():
        rows.update(text_zh="别的")


@pytest.mark.parametrize("language", ["zh-hans", "mvf"])
def test_a_withdrawal_waits_for_nobody_and_says_why_in_words_of_ours(
    client: Client, language: str
) -> None:
    publication = make_released_pair()[language]
    actions.withdraw(
        publication.translation_key, people.publisher(), reason=WORDS, grounds=Grounds.WRONG
    )
    answer = client.get(publication.url)
    said = {"zh-hans": "内容有误", "mvf": "ᠠᠭᠤᠯᠭ"}
    assert answer.status_code == 410
    assert said[language] in answer.content.decode()
    assert WORDS not in answer.content.decode()


def test_a_letters_outcome_is_told_at_once_its_reason_when_confirmed(client: Client) -> None:
    publication = make_released_pair()["zh-hans"]
    message = inbox.receive(
        Kind.ERROR, "剂量不对", language="zh-hans", publication=publication, block="b3"
    )
    inbox.close(message, people.publisher(), outcome=Outcome.STANDS, reason_zh=WORDS)
    pages = [publication.url, f"/zh-hans/message/{message.code}/"]
    for address in pages:
        html = client.get(address).content.decode()
        assert "维持原文" in html
        assert WORDS not in html
    client.force_login(people.superuser())
    remark = Remark.objects.get()
    assert WORDS in client.get("/admin/release/remarks/").content.decode()
    client.post(f"/admin/release/remarks/{remark.pk}/confirm/")
    client.logout()
    for address in pages:
        assert WORDS in client.get(address).content.decode()


def test_a_publisher_of_another_part_neither_releases_nor_withdraws(client: Client) -> None:
    pair = make_released_pair()
    other = people.banner_publisher()
    key = pair["zh-hans"].translation_key
    for act in (actions.withdraw, actions.kill):
        with pytest.raises(NotReady, match="不在您单位的范围内"):
            act(key, other, reason="别处的人")
    page = ArticlePage.objects.get(pk=pair["zh-hans"].page_id)
    with pytest.raises(NotReady, match="不在您单位的范围内"):
        actions.release_pair(page, other)
    client.force_login(other)
    assert page.title not in client.get("/admin/release/").content.decode()
    data = {"reason": "x", "grounds": "wrong"}
    assert client.post(f"/admin/release/{page.pk}/withdraw/", data).status_code in {302, 403}
    assert Publication.objects.current().count() == 2


def test_the_second_person_may_also_say_no_and_the_words_stay_in_the_log() -> None:
    expert, remark = people.science_expert(), written()
    client = Client()
    client.force_login(expert)
    client.post(f"/admin/release/remarks/{remark.pk}/confirm/", {"answer": "drop"})
    assert remarks.waiting_for(expert) == []
    assert remarks.shown("release/1") == {}
    assert Record.objects.get(act="drop_remark").detail["zh-hans"] == WORDS
    with pytest.raises(NotReady, match="退回过"):
        remarks.confirm(remark, people.second_expert())


def test_what_readers_were_told_is_not_deleted() -> None:
    remark = written()
    remarks.confirm(remark, people.science_expert())
    with pytest.raises(NotReady):
        remarks.drop(remark, people.second_expert())
    with pytest.raises(IntegrityError, match="kepu"), transaction.atomic():
        remark.delete()
