"""The sample campaigns, taken step by step through the acts that publishers use."""

from collections.abc import Callable

from accounts.models import User
from content.pages.models import ArticlePage
from push.campaigns import actions
from push.campaigns.models import Campaign
from push.targeting.rules import Clause, Rule

from . import files

#: The steps after the proposal, in order; a campaign's file says at which one it stops.
_STEPS = {"draft": None, "approved": actions.approve, "launched": actions.launch}


def load(rows: list[files.Row], *, say: Callable[[str], None]) -> None:
    """Take each campaign as far as its file says; an article that has one is left alone."""
    for row in rows:
        page = ArticlePage.objects.filter(slug=row["slug"]).first()
        if page is None:
            raise files.BadSample(f"campaigns.yaml: there is no article {row['slug']}")
        if Campaign.objects.filter(translation_key=page.translation_key).exists():
            say(f"campaign {row['slug']}: already there")
            continue
        _run(row, page)
        say(f"campaign {row['slug']}: {row['until']}")


def _run(row: files.Row, page: ArticlePage) -> None:
    user = User.objects.get(username=row["by"])
    campaign = actions.propose(page.translation_key, user)
    proposed = campaign.parsed_rule
    excluded = tuple(Clause(facet, tuple(codes)) for facet, codes in row.get("none", {}).items())
    rule = Rule(all=proposed.all, any=proposed.any, none=excluded)
    plan = actions.Plan(title=campaign.title, priority=row.get("priority", 0))
    campaign = actions.save_rule(campaign, user, rule=rule, plan=plan)
    for name, step in _STEPS.items():
        campaign = step(campaign, user) if step else campaign
        if name == row["until"]:
            return
