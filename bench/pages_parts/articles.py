"""Run in `manage.py shell`: articles of the size of a real one, and what the bench must know."""

import json
import os
from pathlib import Path

from tests.factories.pages import BODY, make_picture
from tests.factories.release import make_released_pair

LONG = (
    "<p>接羔时要<b>戴手套</b>和口罩，流产的胎儿和胎衣要深埋，"
    "圈舍每天消毒，手上有伤口时不要接羔。</p>"
)
body = [*BODY, *[("text", LONG), ("heading", "还要注意什么"), *BODY[2:]] * 5]
for number in range(3):
    pair = make_released_pair(
        f"article-{number}",
        title="接羔季节防布病",
        body=body,
        cover=make_picture(),
        cover_alt="草原",
    )
article = pair["zh-hans"]
facts = {
    "path": article.url,
    "title": article.title,
    "summary": article.summary,
    "body": [[block["type"], block["value"]] for block in article.content["body"]],
}
(Path(os.environ["KEPU_BENCH"]) / "article.json").write_text(json.dumps(facts, default=str))
