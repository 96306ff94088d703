"""What is photographed: one line a picture. Add yours here; `make screens` takes them all."""

from dataclasses import dataclass
from urllib.parse import quote

#: The sample station whose screen is started (site/portal/demo.py).
STATION = "ES-150724-01"
PHONE, TALL_PHONE, TABLET = (360, 740), (390, 844), (768, 1024)
DESKTOP, KIOSK = (1280, 860), (1080, 1920)


@dataclass(frozen=True)
class Shot:
    """A picture: its name, address, window, who looks, what is written and clicked before.

    `part` names the one element that is taken instead of the window. In the address `{old[…]}`
    stands for a version in this language that is not the current one.
    """

    name: str
    path: str
    size: tuple[int, int]
    who: str = ""
    fills: tuple[tuple[str, str], ...] = ()
    clicks: tuple[str, ...] = ()
    wait: str = ""
    scroll: str = ""
    part: str = ""
    full: bool = False
    dark: bool = False
    pause: int = 300  # milliseconds

    @property
    def width(self) -> int:
        return self.size[0]

    @property
    def height(self) -> int:
        return self.size[1]


def both(name: str, path: str, **how: object) -> list[Shot]:
    """The page in both scripts, on a small phone, a tablet and a desktop."""
    return [
        Shot(  # type: ignore[arg-type]
            f"{name}-{code}-{window}",
            f"/{language}/{path.replace('LANGUAGE', language)}",
            size,
            **how,
        )
        for code, language in (("zh", "zh-hans"), ("mn", "mvf"))
        for window, size in (("phone", PHONE), ("tablet", TABLET), ("desktop", DESKTOP))
    ]


def part(name: str, path: str, selector: str, **how: object) -> list[Shot]:
    """One component in both scripts; what breaks between a phone's tiers is whole on a desktop."""
    return [
        Shot(f"part-{name}-{code}", f"/{language}/{path}", size, part=selector, **how)  # type: ignore[arg-type]
        for code, language, size in (("zh", "zh-hans", PHONE), ("mn", "mvf", DESKTOP))
    ]


def tall(name: str, path: str, **how: object) -> list[Shot]:
    """The page in both scripts on a taller phone."""
    return [
        Shot(f"{name}-{code}-tall", f"/{language}/{path}", TALL_PHONE, **how)  # type: ignore[arg-type]
        for code, language in (("zh", "zh-hans"), ("mn", "mvf"))
    ]


def screens(name: str, block: str) -> list[Shot]:
    """The page of an e-station's screen on which the block stands, in both scripts."""
    return [
        Shot(
            f"kiosk-{name}-{code}",
            "kiosk:/",
            KIOSK,
            wait=f'.card[data-language="{language}"] {block}',
            pause=1500,
        )
        for code, language in (("zh", "zh-hans"), ("mn", "mvf"))
    ]


ARTICLE = "health/brucellosis-lambing/"
LAMB = "husbandry/newborn-lamb/"
QUESTION = "羊羔生下来不站，要等多久再找兽医？"
#: Where the admin's pictures begin, and what is clicked there.
TERMS = "/admin/snippets/taxonomy/topic/"
RUMOUR = "td.title a:has-text('炉子边放盆水')"
DESK = "main td a:has-text('炉子边放盆水')"
LOOK = "button[aria-label=预览开关]"
FILTERS, SEASONS = "button[aria-label*=过滤]", ".w-drilldown button:has-text('时节')"
TICKED = tuple(f"td.bulk-action-checkbox-cell input >> nth={row}" for row in (1, 2))
TAGGING = "a:has-text('加标签')"

SHOTS = [
    *both("home", ""),
    *both("section", "health/"),
    *both("article", ARTICLE),
    *both("film", "health/lambing-film/"),
    *both("graphic", "disaster/steppe-fire-steps/"),
    *both("rebuttal", "disaster/stove-water-basin/"),
    *both("search", "search/?q=%E5%B8%83%E7%97%85"),
    *both("facet", "region/150724/"),
    *both("topic", "topic/disaster/"),
    *both("group", "group/farmers_herders/"),
    *both("season", "season/lambing/"),
    *both("about", "about/"),
    *both("stations", "stations/150702/"),
    *both("station", f"station/{STATION}/"),
    *both("choose", "mine/150724~farmers_herders/change/"),
    *both("mine", "mine/150724~farmers_herders/"),
    *both("my-notices", "notices/150724~farmers_herders/"),
    *both("notices", "notices/"),
    *both("report", f"report/{ARTICLE}?claim=b2"),
    *both("ask", "ask/"),
    *tall("letter", "ask/", fills=(("textarea", QUESTION),), clicks=(".write-form [type=submit]",)),
    *both("old-paper", "printed/{old[LANGUAGE]}/"),
    *both("offline", "offline/"),
    *both("nothing-found", "search/?q=qqqq"),
    *both("poster", f"poster/{ARTICLE}a4/both/"),
    *[s for s in both("not-translated", "health/salt-blood-pressure/") if "-mn-" in s.name],
    *part("card", "health/", ".card"),
    *part("urgent", "", ".card"),
    *part("claim", ARTICLE, ".claim"),
    *part("warning", ARTICLE, ".warning"),
    *part("steps", LAMB, ".steps"),
    *part("questions", LAMB, ".questions"),
    *part("numbers", LAMB, ".numbers"),
    *part("table", "health/rabies-bite/", ".table"),
    *part("pair", "health/tick-encephalitis/", ".pair"),
    *part("rumour", "disaster/stove-water-basin/", ".rumour"),
    *part("attachment", "disaster/carbon-monoxide-winter/", ".attachment"),
    *part("facts", ARTICLE, ".facts"),
    *part("chips", "mine/150724~farmers_herders/change/", ".boxes"),
    *part("station", "stations/150702/", ".station"),
    *part("search-box", "search/", "form.search"),
    *tall("search-folk", f"search/?q={quote('懒汉病')}"),
    *tall("search-meant", f"search/?q={quote('布并')}"),
    *tall("search-across", f"search/?q={quote('一氧化碳')}"),
    *tall("search-nothing", f"search/?q={quote('量子纠缠')}"),
    *tall("search-narrowed", f"search/?q={quote('草原')}&topics=disaster", scroll=".ways"),
    *tall("home", ""),
    *tall("article", ARTICLE),
    *tall("article-dark", ARTICLE, dark=True),
    Shot("dashboard", "/admin/", DESKTOP, who="wang"),
    Shot("routing", "/admin/review/", DESKTOP, who="admin", clicks=("main .title-wrapper a",)),
    Shot(
        "statement",
        "/admin/review/experts/",
        DESKTOP,
        who="wang",
        clicks=("main a:has-text('王志远')", "main a.button-small"),
    ),
    Shot("review", "/admin/review/", TALL_PHONE, who="wang", clicks=("main a[href$='/judge/']",)),
    Shot(
        "review-claims",
        "/admin/review/",
        TALL_PHONE,
        who="wang",
        clicks=("main a[href$='/judge/']",),
        scroll=".to-judge",
    ),
    Shot(
        "review-mn",
        "/admin/review/mine/",
        TALL_PHONE,
        who="meng",
        clicks=(".switch", ".waiting a"),
    ),
    Shot(
        "review-claims-mn",
        "/admin/review/mine/",
        TALL_PHONE,
        who="meng",
        clicks=(".waiting a",),
        scroll=".to-judge",
    ),
    Shot("board-review", "/admin/review/", DESKTOP, who="li"),
    Shot("board-review-phone", "/admin/review/", TALL_PHONE, who="li"),
    Shot("board-translation", "/admin/translation/", DESKTOP, who="batu"),
    Shot("board-translation-phone", "/admin/translation/", TALL_PHONE, who="batu"),
    Shot("review-import", "/admin/review/import/", DESKTOP, who="sarna"),
    Shot("contents", "/admin/contents/", DESKTOP, who="li"),
    Shot("contents-filters", "/admin/contents/", DESKTOP, who="li", clicks=(FILTERS, SEASONS)),
    Shot("contents-phone", "/admin/contents/", TALL_PHONE, who="li"),
    Shot("contents-tagged", "/admin/contents/", DESKTOP, who="sarna", clicks=(*TICKED, TAGGING)),
    Shot("coverage", "/admin/release/coverage/", DESKTOP, who="li"),
    Shot("coverage-phone", "/admin/release/coverage/", TALL_PHONE, who="li"),
    Shot("write", "/admin/write/", DESKTOP, who="sarna"),
    Shot("author", "/admin/contents/", DESKTOP, who="liang", clicks=(RUMOUR, LOOK), pause=3000),
    Shot("author-phone", "/admin/contents/", TALL_PHONE, who="liang", clicks=(RUMOUR,)),
    Shot(
        "author-blocks",
        "/admin/write/",
        DESKTOP,
        who="sarna",
        clicks=("main li a", "[data-contentpath=body] .c-sf-add-button", "button[aria-label=预览]"),
        pause=2000,
    ),
    Shot(
        "author-tags",
        "/admin/contents/",
        DESKTOP,
        who="liang",
        clicks=(RUMOUR,),
        scroll="[data-contentpath=regions]",
    ),
    Shot(
        "author-missing",
        "/admin/write/",
        DESKTOP,
        who="sarna",
        clicks=("main li a",),
        scroll=".kepu-readiness",
    ),
    Shot("library", "/admin/images/", DESKTOP, who="sarna"),
    Shot("terms", TERMS, DESKTOP, who="li", clicks=("td .w-dropdown button >> nth=5",)),
    Shot("terms-phone", TERMS, TALL_PHONE, who="li"),
    Shot("terms-merge", "/admin/taxonomy/topic/6/merge/?into=2", DESKTOP, who="li"),
    Shot("phases", "/admin/snippets/taxonomy/phasedates/", DESKTOP, who="li"),
    Shot("divisions", "/admin/taxonomy/regions/import/", DESKTOP, who="li", clicks=("summary",)),
    Shot("plain", "/admin/release/", DESKTOP, who="li", clicks=(DESK, "a[href$='/plain/']")),
    Shot("stations-chart", "/admin/stations/chart/", DESKTOP, who="li"),
    Shot("stations-chart-phone", "/admin/stations/chart/", TALL_PHONE, who="li"),
    Shot("release-desk", "/admin/release/", DESKTOP, who="li"),
    Shot(
        "campaign-audience",
        "/admin/campaigns/",
        DESKTOP,
        who="li",
        clicks=("td.title a >> nth=0",),
    ),
    Shot(
        "addition-form",
        "/admin/write/",
        DESKTOP,
        who="gerel",
        clicks=("main li a",),
        scroll="[data-contentpath=licence]",
    ),
    *screens("film", ".spoken"),
    *screens("graphic", ".graphic"),
    *screens("rebuttal", ".rumour"),
    Shot("search-asked", "/admin/search-asked/", DESKTOP, who="li"),
    Shot("search-asked-phone", "/admin/search-asked/", TALL_PHONE, who="li"),
    Shot("search-synonyms", "/admin/snippets/search/synonymgroup/", DESKTOP, who="li"),
    Shot("search-synonyms-phone", "/admin/snippets/search/synonymgroup/", TALL_PHONE, who="li"),
    Shot("search-pins", "/admin/snippets/search/pin/", DESKTOP, who="li"),
    Shot(
        "search-pin-phone",
        f"/admin/snippets/search/pin/add/?query={quote('布病')}",
        TALL_PHONE,
        who="li",
    ),
    Shot("kiosk-zh", "kiosk:/", KIOSK, wait='.card[data-language="zh-hans"]', pause=1500),
    Shot("kiosk-mn", "kiosk:/", KIOSK, wait='.card[data-language="mvf"]', pause=1500),
]
