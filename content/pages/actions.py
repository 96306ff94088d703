"""Making the tree of pages that have no prose: homes and sections, in both languages."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext
from wagtail.models import Locale, Page, Site

from content.taxonomy.models import Topic

from .models import HomePage, SectionPage


@transaction.atomic
def ensure_tree() -> None:
    """One home per language, and in each a section per topic that is a shelf. Safe to run again."""
    _name_the_root()
    source, *others = [_home(code, name) for code, name in settings.LANGUAGES]
    for topic in Topic.objects.shelves():
        section = _section(source, topic)
        for home in others:
            _section_in(section, home)
    _site(source)


def _name_the_root() -> None:
    """What Wagtail calls Root, in the words of those who see it above everything."""
    name = gettext("全部内容")
    Page.objects.filter(depth=1).update(title=name, draft_title=name)


def _home(code: str, name: str) -> HomePage:
    locale, _ = Locale.objects.get_or_create(language_code=code)
    home = HomePage.objects.filter(locale=locale).first()
    if home:
        return home
    first = HomePage.objects.first()
    if first:
        home = first.copy_for_translation(locale)
        home.title, home.draft_title, home.slug, home.live = name, name, code, True
        home.save()
        return home
    root = Page.objects.get(depth=1)
    return root.add_child(instance=HomePage(title=name, slug=code, locale=locale))


def _section(home: HomePage, topic: Topic) -> SectionPage:
    found = SectionPage.objects.child_of(home).filter(topic=topic).first()
    if found:
        return found
    page = SectionPage(title=topic.name_zh, slug=topic.code, topic=topic, locale=home.locale)
    return home.add_child(instance=page)


def _section_in(section: SectionPage, home: HomePage) -> None:
    if section.has_translation(home.locale):
        return
    page = section.copy_for_translation(home.locale)
    page.title = page.draft_title = section.topic.name(home.locale.language_code)
    page.slug, page.live = section.slug, True
    page.save()


def _site(home: HomePage) -> None:
    """Wagtail wants a site; ours points at the first home, and its sample page goes."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    old = site.root_page if site.root_page_id else None
    site.hostname, site.site_name, site.root_page = "localhost", settings.WAGTAIL_SITE_NAME, home
    site.save()
    if old and old.specific_class is Page:
        old.delete()
