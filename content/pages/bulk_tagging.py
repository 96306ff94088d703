"""Adding tags to many articles at once. Each gets a new draft, so what was cleared lapses."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from content.taxonomy.querysets import in_use, indented
from content.taxonomy.tagging import TERMS

from .models import ArticlePage


class TagForm(forms.Form):
    """What to add; nothing is taken away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for facet, model in TERMS.items():
            field: Any = forms.ModelMultipleChoiceField(
                in_use(model),
                label=getattr(ArticlePage, facet).field.verbose_name,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            field.choices = indented(field.queryset)
            self.fields[facet] = field

    def clean(self) -> dict[str, Any]:
        """Refuse an empty choice."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.values()):
            raise forms.ValidationError(_now("请至少选一个标签。"))
        return cleaned


@transaction.atomic
def add_tags(page: ArticlePage, terms: Mapping[str, Iterable[Any]], user: Any) -> bool:
    """Save a draft of `page` with these terms added; False when it has them all already."""
    draft = page.get_latest_revision_as_object()
    added = False
    for facet, wanted in terms.items():
        present = list(getattr(draft, facet).all())
        missing = [term for term in wanted if term not in present]
        if missing:
            setattr(draft, facet, [*present, *missing])
            added = True
    if added:
        draft.save_revision(user=user)
    return added


class TagBulkAction(PageBulkAction):
    """加标签, in every list of pages."""

    display_name = _("加标签")
    action_type = "kepu_tag"
    aria_label = _("给选中的文章加标签")
    template_name = "pages/admin/bulk_tag.html"
    action_priority = 5
    form_class = TagForm

    def check_perm(self, page: Any) -> bool:
        article = issubclass(page.specific_class, ArticlePage)
        return article and page.permissions_for_user(self.request.user).can_edit()

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user, "terms": self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(cls, objects: list[Any], **kwargs: Any) -> tuple[int, int]:
        """How many got a new draft; nothing below a page is touched."""
        pages = ArticlePage.objects.filter(pk__in=[page.pk for page in objects])
        done = [add_tags(page, kwargs["terms"], kwargs["user"]) for page in pages]
        return sum(done), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return _now(
            "%(count)d 篇文章加了标签，已存为草稿；已审定的文本要重新审核后才会公开这些标签。"
        ) % {"count": num_parent_objects}
