"""From draft to archive on the form of a story: the checks, the buttons, and the pages that ask first."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from netwerk.editing.model_admin import EditorFields
from netwerk.editing.revisions import snapshot
from netwerk.editing.revisions.shape import schema_of

from .. import publishing
from ..checks import ERROR, checks, errors
from ..models import Review, Story
from .moments import SplitMomentField
from .steps import STEPS, possible_steps, take_step

CHANGE = "admin:stories_story_change"
BASE_REVISION = "gezien"
CHANGED = "Er is nog niets gepubliceerd: iemand heeft het verhaal net veranderd. Bekijk het eerst opnieuw."


def is_past(moment) -> bool:
    return bool(moment and moment <= timezone.now())


def refusal_message(story, before) -> str:
    """What did not happen, or is undone, for a story that had that moment of publication before."""
    if story.published_at:
        return "het houdt het moment van publicatie dat het had"
    return "het staat niet meer gepland" if before else "het is niet gepubliceerd"


def stale_step_message(step, story) -> str:
    """Somebody else took a step with the story meanwhile; empty when this one still fits."""
    state = publishing.state_of(story, in_review=bool(publishing.open_review(story)))
    if state in step.states:
        return ""
    return f"“{step.title}” kan niet. De status van dit verhaal is nu: {state.label.lower()}."


class PublishingAdmin(admin.ModelAdmin):
    formfield_overrides = {
        **EditorFields.formfield_overrides,
        models.DateTimeField: {"form_class": SplitMomentField},
    }

    def get_urls(self):
        step_view = self.admin_site.admin_view(self.step_view)
        steps = [
            path(f"<path:object_id>/{name}/", step_view, {"name": name}, name=f"stories_story_{name}")
            for name in STEPS
        ]
        return [*steps, *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        if story := kwargs.get("obj"):
            context["publication"] = self.publication(request, story.pk)
            context["media"] += forms.Media(js=["admin_netwerk/checks.js"])
        return super().render_change_form(request, context, *args, **kwargs)

    def publication(self, request, pk) -> dict:
        """What the form says and offers about publishing. Of what is saved, not of what is being typed."""
        story = publishing.with_review(Story.objects).get(pk=pk)
        state, found = publishing.state_of(story, in_review=story.in_review), checks(story)
        not_by = publishing.why_not_by(story, request.user)
        may_change = self.has_change_permission(request, story)
        return {
            "state": state,
            "story": story,
            "checks": found,
            "number_of_errors": sum(check.level == ERROR for check in found),
            "steps": possible_steps(state, may_publish=not not_by) if may_change else {},
            "not_by": not_by if state != publishing.State.PUBLISHED and may_change else [],
            "review": story.reviews.select_related("asked_by", "reviewer", "decided_by").first(),
            "returned": Review.Outcome.RETURNED,
        }

    # -- Saving the form ------------------------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        """A story that is to be published waits until its blocks are saved: then it is looked at as a whole."""
        form.before = form.initial.get("published_at") if change else None
        if "published_at" not in form.changed_data:
            obj.published_at = form.before  # the form knows no parts of a second
        form.wanted = obj.published_at
        if form.before is None:
            obj.published_at = None
        elif form.wanted != form.before:
            obj.remember_publication(form.before)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        story = form.instance
        story.count_words()
        story.refused = self.resolve(request, story, form)
        if story.refused:
            told = f"Het verhaal is bewaard, maar {refusal_message(story, form.before)}. {' '.join(story.refused)}"
            self.message_user(request, told, messages.ERROR)

    def resolve(self, request, story, form) -> list[str]:
        """Publish it as the form asks; or say why not, and leave it as it was."""
        was_live, is_new = is_past(form.before), form.wanted != form.before
        if form.wanted is None or (was_live and is_past(form.wanted)):
            return []
        mistakes = errors(story)
        reasons = mistakes + (publishing.why_not_by(story, request.user) if is_new else [])
        if not reasons:
            if form.before is None:
                publishing.publish(story, by=request.user, at=form.wanted)
        elif form.before is not None:
            story.published_at = form.before if was_live or not mistakes else None
            story.save()
        return reasons

    def why_not_restore(self, request, thing):
        return publishing.why_not_restore(thing, request.user)

    def response_add(self, request, obj, post_url_continue=None):
        return self.next_page(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.next_page(request, obj) or super().response_change(request, obj)

    def next_page(self, request, story):
        """To the page of the button that saved the story; back to the form when it could not be published."""
        name = request.POST.get("_stap", "")
        if story.refused:
            return HttpResponseRedirect(f"{reverse(CHANGE, args=[story.pk])}#klaar")
        if name in STEPS:
            return redirect(f"admin:stories_story_{name}", story.pk)
        return None

    # -- The pages that ask ---------------------------------------------------------------------------------------

    def step_view(self, request, object_id, name):
        """GET asks, POST does it."""
        found = self.get_object(request, unquote(object_id))
        if found is None:
            raise Http404
        if not self.has_change_permission(request, found):
            raise PermissionDenied
        with transaction.atomic():
            story = Story.objects.select_for_update(of=["self"]).get(pk=found.pk)
            return self.step(request, story, name)

    def digest(self, request, story) -> str:
        """Of all that is going to be published."""
        found = snapshot.current_revision(schema_of(self, request, story), story.pk)
        return found.digest() if found else ""

    def step(self, request, story, name):
        step = STEPS[name]
        base_revision = self.digest(request, story) if step.publishes else ""
        told = stale_step_message(step, story) or (
            CHANGED if request.POST.get(BASE_REVISION, base_revision) != base_revision else ""
        )
        if told:
            self.message_user(request, told, messages.WARNING)
            return redirect(CHANGE, story.pk)
        reasons = publishing.publish_blockers(story, request.user) if step.publishes else []
        form = step.form_class(request.POST if request.method == "POST" else None, user=request.user)
        if request.method == "POST" and not reasons and form.is_valid():
            self.log_change(request, story, take_step(name, story, form.cleaned_data, request.user))
            self.message_user(request, f"“{story}” {step.done}.", messages.SUCCESS)
            return redirect(CHANGE, story.pk)
        context = self.admin_site.each_context(request) | {
            "title": step.title,
            "step": step,
            "form": form,
            "reasons": reasons,
            "base_revision": base_revision,
            "object": story,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/stories/story/step.html", context).render()
