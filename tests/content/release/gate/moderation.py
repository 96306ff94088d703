"""A moderation workflow as stock Wagtail has it, in which everybody may approve."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowTask

from content.pages.models import ArticlePage


def submitted(page: ArticlePage, user: Any) -> TaskState:
    """The page's draft, waiting for anybody's approval."""
    task, _ = GroupApprovalTask.objects.get_or_create(name="谁都可以批准")
    task.groups.set(Group.objects.all())
    workflow, _ = Workflow.objects.get_or_create(name="谁都可以批准")
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    return workflow.start(page, user).current_task_state
