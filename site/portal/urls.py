"""Every address of the site. Wagtail's own page serving is not mounted (docs/adr/0005)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

from .api.schemas import Asked
from .api.v1 import api
from .facets import FACETS
from .page_cache.declarations import all_of, cached_page, uncached
from .views import (
    browse,
    feeds,
    health,
    letters,
    mine,
    objects,
    offline,
    pages,
    posters,
    robots,
    uploads,
)

handler404 = "portal.views.errors.not_found"
handler500 = "portal.views.errors.server_error"

urlpatterns = [
    path("", pages.root, name="root"),
    path("o/<str:sha256>", objects.serve, name="object"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
    path("qr/<int:pk>.svg", posters.qr, name="qr"),
    path("qr/mine/<str:language>/<str:code>.svg", posters.choice_qr, name="choice_qr"),
    path("q/<int:pk>", posters.scanned, name="scanned"),
    path("api/v1/", all_of(api.urls, cached_page(*Asked.model_fields, many=True))),
    path("sw.js", offline.worker, name="worker"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("admin/uploads/<path:name>", uploads.serve, name="upload"),
    re_path(r"^admin/attachments/(\d+)/(.*)$", uploads.attachment, name="wagtaildocs_serve"),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("push.stations.urls")),
    path("", include("push.manifests.urls")),
    path("", include("push.receipts.urls")),
]

# What residents read. The shelves' codes come last: any word may be one.
urlpatterns += i18n_patterns(
    path("", pages.home, name="home"),
    path("search/", all_of(include("search.urls"), uncached("each search is counted"))),
    path("ask/", letters.ask, name="ask"),
    path("report/<slug:section>/<slug:slug>/", letters.report, name="report"),
    path("message/", letters.find, name="find_message"),
    path("message/<slug:code>/", letters.outcome, name="message"),
    path("poster/<path:path>/<str:size>/both/", posters.poster, {"both": True}, name="poster_both"),
    path("poster/<path:path>/<str:size>/", posters.poster, name="poster"),
    path("printed/<int:pk>/", posters.printed, name="printed"),
    path("offline/", offline.kept, name="offline"),
    path("mine/", mine.choose, name="choose"),
    path("mine/<str:code>/", mine.mine, name="mine"),
    path("mine/<str:code>/change/", mine.change, name="change"),
    path("mine/<str:code>/feed.<str:form>", feeds.feed, name="my_feed"),
    path("feed.<str:form>", feeds.feed, name="feed"),
    path("notices/", mine.pushed, name="notices"),
    path("notices/<str:code>/", mine.pushed, name="my_notices"),
    path("about/", browse.about, name="about"),
    path("stations/", browse.stations, name="stations"),
    path("stations/<slug:code>/", browse.stations, name="stations_in"),
    path("station/<str:code>/", browse.station, name="station"),
    *(
        path(f"{facet}/<slug:code>/", browse.facet, {"facet": facet}, name=facet)
        for facet in FACETS
    ),
    path("<slug:section>/", pages.section, name="section"),
    path("<slug:section>/<slug:slug>/", pages.article, name="article"),
)
