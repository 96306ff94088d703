"""A picture whose licence has run out keeps its article from being submitted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from content.review import actions as review
from content.review.refusals import NotSubmittable
from tests import people
from tests.factories.pages import make_article, make_picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (30, False)])
def test_a_licence_holds_to_its_last_day(days: int, refused: bool) -> None:
    picture = make_picture()
    picture.licence_until = timezone.localdate() + timedelta(days=days)
    picture.save()
    page = make_article(author=people.author(), cover=picture, cover_alt="草原")
    if not refused:
        review.submit(page, people.author())
        return
    with pytest.raises(NotSubmittable, match="授权已于"):
        review.submit(page, people.author())
