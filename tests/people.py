"""The cast. Each function returns the same person every time it is asked within a test."""

from typing import Any

from django.contrib.auth.models import Permission

from accounts.models import Unit, User
from content.review.models import Expert
from content.taxonomy.models import Topic

UNITS = {
    "city": "市科协（示例）",
    "hospital": "疾控中心（示例）",
    "translators": "翻译中心（示例）",
    "university": "大学（示例）",
    "academy": "医学科学院（示例）",
    "banner": "别的旗科协（示例）",
}


def unit(code: str) -> Unit:
    """One of the units of the cast."""
    return Unit.objects.filter(code=code).first() or Unit.add_root(code=code, name_zh=UNITS[code])


def author() -> User:
    """Sarna of the city association, who writes."""
    return _person("sarna", "city", "add_page", "change_page")


def translator() -> User:
    """Batu of the translation centre, who makes the pair."""
    return _person("batu", "translators", "change_page", "add_pin")


def science_expert() -> User:
    """Doctor Wang of the disease-control centre, who vouches for health texts."""
    return _expert("wang", "hospital", topics=("health",))


def second_expert() -> User:
    """Doctor Gao of the academy: the second voice that a health text needs."""
    return _expert("gao", "academy", topics=("health",))


def language_expert() -> User:
    """Professor Odon, who reads both languages and judges translations."""
    return _expert("odon", "university", reads_mn=True, language_reviewer=True)


def publisher() -> User:
    """Li of the city association, who releases, withdraws and pushes."""
    return _person("li", "city", "add_release", "launch_campaign", "handle_message")


def banner_publisher() -> User:
    """Temur of a banner, who releases what comes from there and nothing of the city."""
    return _person("temur", "banner", "add_release")


def keeper() -> User:
    """Tuya, who looks after a village station."""
    return _person("tuya", "city")


def superuser() -> User:
    """The one who may do everything but vouch."""
    found = User.objects.filter(username="root").first()
    return found or User.objects.create_superuser("root", "", "password", unit=unit("city"))


def stranger() -> User:
    """Somebody with an account and no role."""
    return _person("stranger", "city")


def _person(username: str, unit_code: str, *codenames: str) -> User:
    found = User.objects.filter(username=username).first()
    if found:
        return found
    user = User.objects.create_user(
        username, password="password", unit=unit(unit_code), display_name=username
    )
    wanted = Permission.objects.filter(codename__in=["access_admin", *codenames])
    user.user_permissions.set(wanted)
    return User.objects.get(pk=user.pk)


def _expert(username: str, unit_code: str, *, topics: tuple[str, ...] = (), **fields: Any) -> User:
    user = _person(username, unit_code)
    known = {"name_public": True, **fields}
    expert, _ = Expert.objects.update_or_create(user=user, defaults=known)
    for code in topics:
        topic, _ = Topic.objects.get_or_create(
            code=code, defaults={"name_zh": code, "name_mn": code}
        )
        expert.disciplines.add(topic)
    return user
