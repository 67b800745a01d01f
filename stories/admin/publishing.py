"""From draft to archive on the form of a story: the checks, the buttons, and the pages that ask first."""

from dataclasses import dataclass, field
from datetime import datetime

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from netwerk.accounts.requests import editor_of
from netwerk.editing.conflicts import EditConflictAdmin, FormSave
from netwerk.editing.model_admin import EditorFields
from netwerk.editing.revisions import snapshot
from netwerk.editing.revisions.shape import schema_of
from netwerk.editing.transitions import TransitionAdmin, possible_transitions

from .. import publishing
from ..checks import ERROR, checks, errors
from ..models import Review, Story
from .moments import SplitMomentField
from .transitions import STORY_TRANSITIONS

CHANGE = "admin:stories_story_change"
CHANGED = "Er is nog niets gepubliceerd: iemand heeft het verhaal net veranderd. Bekijk het eerst opnieuw."


def is_past(moment) -> bool:
    return bool(moment and moment <= timezone.now())


def refusal_message(story, before) -> str:
    """What did not happen, or is undone, for a story that had that moment of publication before."""
    if story.published_at:
        return "het houdt het moment van publicatie dat het had"
    return "het staat niet meer gepland" if before else "het is niet gepubliceerd"


@dataclass
class StorySave(FormSave):
    """``before`` and ``wanted`` are moments of publication, ``refused`` says why the wanted one is not given."""

    before: datetime | None = None
    wanted: datetime | None = None
    refused: list[str] = field(default_factory=list)


class PublishingAdmin(TransitionAdmin, EditConflictAdmin):
    save_class = StorySave
    transitions = STORY_TRANSITIONS
    transition_subject = "Het verhaal"
    transition_blocked = "Dit verhaal kan nog niet op de site:"
    changed_meanwhile = CHANGED
    formfield_overrides = {
        **EditorFields.formfield_overrides,
        models.DateTimeField: {"form_class": SplitMomentField},
    }

    def render_change_form(self, request: HttpRequest, context, *args, **kwargs):
        if story := kwargs.get("obj"):
            context["publication"] = self.publication(request, story.pk)
            context["media"] += forms.Media(js=["admin_netwerk/checks.js"])
        return super().render_change_form(request, context, *args, **kwargs)

    def publication(self, request: HttpRequest, pk) -> dict:
        """What the form says and offers about publishing. Of what is saved, not of what is being typed."""
        story = publishing.with_review(Story.objects).get(pk=pk)
        state, results = publishing.state_of(story, in_review=story.in_review), checks(story)
        not_by = publishing.why_not_by(story, editor_of(request))
        may_change = self.has_change_permission(request, story)
        return {
            "state": state,
            "story": story,
            "checks": results,
            "number_of_errors": sum(check.level == ERROR for check in results),
            "transitions": [
                transition
                for transition in possible_transitions(self.transitions.values(), story, state)
                if may_change and not (not_by and transition.text_counts)
            ],
            "not_by": not_by if state != publishing.State.PUBLISHED and may_change else [],
            "review": story.reviews.select_related("asked_by", "reviewer", "decided_by").first(),
            "returned": Review.Outcome.RETURNED,
        }

    # -- Saving the form ------------------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj, form, change):
        """A story that is to be published waits until its blocks are saved: then it is looked at as a whole."""
        save = self.form_save(request)
        save.before = form.initial.get("published_at") if change else None
        if "published_at" not in form.changed_data:
            obj.published_at = save.before  # the form knows no parts of a second
        save.wanted = obj.published_at
        if save.before is None:
            obj.published_at = None
        elif save.wanted != save.before:
            obj.remember_publication(save.before)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form, formsets, change):
        super().save_related(request, form, formsets, change)
        story, save = form.instance, self.form_save(request)
        story.count_words()
        save.refused = self.resolve(request, story, save)
        if save.refused:
            message = f"Het verhaal is bewaard, maar {refusal_message(story, save.before)}. {' '.join(save.refused)}"
            self.message_user(request, message, messages.ERROR)

    def resolve(self, request: HttpRequest, story, save: StorySave) -> list[str]:
        """Publish it as the form asks; or say why not, and leave it as it was."""
        was_live, is_new = is_past(save.before), save.wanted != save.before
        if save.wanted is None or (was_live and is_past(save.wanted)):
            return []
        mistakes = errors(story)
        reasons = mistakes + (publishing.why_not_by(story, editor_of(request)) if is_new else [])
        if not reasons:
            if save.before is None:
                publishing.publish(story, by=editor_of(request), at=save.wanted)
        elif save.before is not None:
            story.published_at = save.before if was_live or not mistakes else None
            story.save()
        return reasons

    def why_not_restore(self, request: HttpRequest, row):
        return publishing.why_not_restore(row, editor_of(request))

    def response_add(self, request: HttpRequest, obj, post_url_continue=None):
        return self.next_page(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj):
        return self.next_page(request, obj) or super().response_change(request, obj)

    def next_page(self, request: HttpRequest, story):
        """To the page of the button that saved the story; back to the form when it could not be published."""
        name = request.POST.get("_stap", "")
        if self.form_save(request).refused:
            return HttpResponseRedirect(f"{reverse(CHANGE, args=[story.pk])}#klaar")
        if name in self.transitions:
            return redirect(self.transition_url(name), story.pk)
        return None

    # -- The pages that ask ---------------------------------------------------------------------------------------

    def state_of(self, row):
        return publishing.state_of(row, in_review=bool(publishing.open_review(row)))

    def lock_row(self, row):
        return Story.objects.select_for_update(of=["self"]).get(pk=row.pk)

    def stale_message(self, transition, row):
        return f"“{transition.label}” kan niet. De status van dit verhaal is nu: {self.state_of(row).label.lower()}."

    def revision_for(self, request: HttpRequest, transition, row) -> str:
        """Of all that is going to be published."""
        if not transition.text_counts:
            return ""
        revision = snapshot.current_revision(schema_of(self, request, row), row.pk)
        return revision.digest() if revision else ""
