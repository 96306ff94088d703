"""From a reader's doubt to an outcome under the article."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from content.inbox import actions, sealing
from content.inbox.enums import Kind, Outcome, State
from content.inbox.models import Message
from content.record.models import Record
from content.release import actions as release
from tests import people

from .conftest import CLAIM


def _doubt(pair: dict[str, Any], language: str = "zh-hans", text: str = "这句不对") -> Message:
    return actions.receive(
        Kind.ERROR, text, language=language, publication=pair[language], block=CLAIM
    )


def test_a_doubted_claim_goes_to_those_who_vouched_for_it(pair: dict[str, Any]) -> None:
    chinese, mongolian = _doubt(pair), _doubt(pair, "mvf")

    assert chinese.statement == "布病主要由病畜传给人。"
    science = {people.science_expert(), people.second_expert()}
    assert set(chinese.experts.all()) == science
    assert set(mongolian.experts.all()) == {*science, people.language_expert()}
    assert chinese.due == timezone.localdate() + timedelta(days=3)


def test_the_same_words_twice_are_one_message(pair: dict[str, Any]) -> None:
    first = _doubt(pair)

    assert _doubt(pair, text="  这句不对 ") == first
    assert _doubt(pair, text="别的") != first


def test_a_contact_is_stored_only_encrypted(pair: dict[str, Any], settings: Any) -> None:
    message = actions.receive(Kind.QUESTION, "羊病了吗", language="zh-hans", contact="13900000000")

    assert "139" not in message.sealed_contact
    assert sealing.unseal(message.sealed_contact) == "13900000000"
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert sealing.unseal(message.sealed_contact) == "13900000000"
    settings.SECRET_KEY_FALLBACKS = []
    assert sealing.unseal(message.sealed_contact) == ""


def test_it_is_handed_out_with_a_day(pair: dict[str, Any]) -> None:
    message, day = _doubt(pair), timezone.localdate() + timedelta(days=1)

    actions.assign(message, people.publisher(), owner=people.author(), due=day)

    assert (message.state, message.owner, message.due) == (State.ASSIGNED, people.author(), day)
    assert list(Message.objects.waiting_for(people.author())) == [message]
    with pytest.raises(actions.NotAllowed):
        actions.assign(message, people.author(), owner=people.author(), due=day)


def test_the_expert_who_vouched_says_that_it_stands(pair: dict[str, Any]) -> None:
    message = _doubt(pair)

    actions.close(message, people.science_expert(), outcome=Outcome.STANDS, reason_zh="指南如此")

    assert list(Message.objects.shown_under(pair["mvf"].translation_key)) == [message]
    assert Record.objects.filter(act="close_message", subject=message.code).exists()
    assert not Message.objects.open()


def test_corrected_is_true_only_when_the_readers_version_is_no_longer_public(
    pair: dict[str, Any],
) -> None:
    message = _doubt(pair)
    with pytest.raises(actions.NotAllowed, match="还在公开"):
        actions.close(message, people.publisher(), outcome=Outcome.CORRECTED, reason_zh="改了")

    release.withdraw(pair["mvf"].translation_key, people.publisher(), reason="写错了")
    message = Message.objects.get(pk=message.pk)
    actions.close(message, people.publisher(), outcome=Outcome.CORRECTED, reason_zh="改了")
    assert message.state == State.CLOSED


@pytest.mark.parametrize(
    ("who", "outcome", "reason"),
    [
        ("stranger", Outcome.STANDS, "因为"),
        ("publisher", Outcome.STANDS, " "),
        ("publisher", Outcome.ANSWERED, "因为"),
    ],
)
def test_what_is_no_fit_end(pair: dict[str, Any], who: str, outcome: Outcome, reason: str) -> None:
    message = _doubt(pair)

    with pytest.raises(actions.NotAllowed):
        actions.close(message, getattr(people, who)(), outcome=outcome, reason_zh=reason)
    assert Message.objects.get(pk=message.pk).state == State.NEW


def test_what_is_closed_stays_closed(pair: dict[str, Any]) -> None:
    message = _doubt(pair)
    actions.close(message, people.publisher(), outcome=Outcome.UNFIT, reason_zh="")

    with pytest.raises(actions.NotAllowed, match="已经办结"):
        actions.close(message, people.publisher(), outcome=Outcome.STANDS, reason_zh="因为")
    assert not Message.objects.shown_under(pair["mvf"].translation_key)


def test_of_two_who_close_it_at_once_the_second_is_refused(pair: dict[str, Any]) -> None:
    first = _doubt(pair)
    second, expert = Message.objects.get(pk=first.pk), people.science_expert()
    actions.close(first, expert, outcome=Outcome.STANDS, reason_zh="原文没有错")

    with pytest.raises(actions.NotAllowed, match="已经办结"):
        actions.close(second, expert, outcome=Outcome.UNFIT, reason_zh="")

    assert Message.objects.get(pk=first.pk).outcome == Outcome.STANDS
