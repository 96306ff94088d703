"""The states of a campaign and the steps between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CampaignState(models.TextChoices):
    """Where a campaign stands."""

    DRAFT = "draft", _("草稿")
    APPROVED = "approved", _("已批准，待启动")
    LAUNCHED = "launched", _("推送中")
    PAUSED = "paused", _("已暂停")
    FINISHED = "finished", _("已完成")
    STOPPED = "stopped", _("已停止")
    CALLED_BACK = "called_back", _("已召回")


#: The only legal steps. Approval lapses (approved → draft) when the text or the rule changes;
#: what has gone out can be called back whatever became of the campaign since.
STEPS: dict[CampaignState, set[CampaignState]] = {
    CampaignState.DRAFT: {CampaignState.APPROVED},
    CampaignState.APPROVED: {CampaignState.LAUNCHED, CampaignState.DRAFT},
    CampaignState.LAUNCHED: {
        CampaignState.PAUSED,
        CampaignState.FINISHED,
        CampaignState.STOPPED,
        CampaignState.CALLED_BACK,
    },
    CampaignState.PAUSED: {
        CampaignState.LAUNCHED,
        CampaignState.STOPPED,
        CampaignState.CALLED_BACK,
    },
    CampaignState.FINISHED: {CampaignState.CALLED_BACK},
    CampaignState.STOPPED: {CampaignState.CALLED_BACK},
    CampaignState.CALLED_BACK: set(),
}

#: In these, what is due may be sent. A finished campaign may still retry what had failed.
SENDING = (CampaignState.LAUNCHED, CampaignState.FINISHED)
#: In these, something may have gone out.
STARTED = (
    CampaignState.LAUNCHED,
    CampaignState.PAUSED,
    CampaignState.FINISHED,
    CampaignState.STOPPED,
)


class Act(models.TextChoices):
    """What is written into a campaign's log."""

    PROPOSE = "propose", _("新建")
    SAVE = "save", _("修改")
    APPROVE = "approve", _("批准")
    REOPEN = "reopen", _("退回草稿")
    LAUNCH = "launch", _("启动")
    PAUSE = "pause", _("暂停")
    RESUME = "resume", _("继续")
    STOP = "stop", _("停止")
    CALL_BACK = "call_back", _("召回")
    FINISH = "finish", _("完成")
