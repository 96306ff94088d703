"""Run by `bench/demo` inside `manage.py shell`: release one more pair and launch it to the station.

Draft and verdicts come from the tests' factories; release, campaign and delivery are the real acts.
Prints one line of JSON: when the release and the launch were committed, and what to look for.
"""

import json
import time

from push.campaigns import actions
from push.targeting.rules import Clause, Rule
from tests import people
from tests.factories.release import make_released_pair

marker = f"测速{int(time.time())}"
pair = make_released_pair(f"bench-{int(time.time())}", title=marker)
released = time.time()
user = people.superuser()
campaign = actions.propose(pair["zh-hans"].translation_key, user)
campaign = actions.save_rule(campaign, user, rule=Rule(all=(Clause("region", ("150724",)),)))
campaign = actions.launch(actions.approve(campaign, user), user)
facts = {"marker": marker, "path": f"/zh-hans/{pair['zh-hans'].path}/", "released": released}
print(json.dumps({**facts, "launched": time.time()}))
