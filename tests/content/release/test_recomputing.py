"""The database and we write the same canonical bytes."""

import json
from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from content.pages.fingerprint import digest

# PostgreSQL's jsonb holds no NUL, and no half of a surrogate pair.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
CONTENT = st.dictionaries(
    WORDS,
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | WORDS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
        max_leaves=12,
    ),
    max_size=5,
)


def in_the_database(call: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {call}", values)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_any_content_has_the_same_fingerprint_in_the_database() -> None:
    cast = "%s::jsonb" if connection.vendor == "postgresql" else "%s"

    @settings(max_examples=200, deadline=None)
    @given(CONTENT)
    def same(content: dict[str, Any]) -> None:
        said = in_the_database(f"kepu_fingerprint({cast})", json.dumps(content))
        assert said == digest(content)

    same()


@pytest.mark.django_db
@pytest.mark.parametrize(("value", "said"), [("字\u180e", "字\u180e"), (True, "true"), (1, "1")])
def test_a_member_of_the_content_is_read_as_text(value: Any, said: str) -> None:
    cast = "%s::jsonb" if connection.vendor == "postgresql" else "%s"
    assert in_the_database(f"kepu_said({cast}, 'x')", json.dumps({"x": value})) == said
    assert in_the_database(f"kepu_said({cast}, 'y')", json.dumps({"x": value})) is None
