"""One topic on several things at once."""

from django import forms
from django.contrib import admin, messages

from netwerk.editing.bulk import asks_first
from netwerk.editing.choices import KeySelect

from ..models import Topic


def topic_form(model_admin, data):
    """Asks for a topic, in the way the forms of things do."""
    to_topic = model_admin.model._meta.get_field("topic_rows").related_model._meta.get_field("tag")
    field = forms.ModelChoiceField(
        Topic.objects.filter(merged_into=None),
        widget=KeySelect(to_topic, model_admin.admin_site),
        label="Onderwerp",
        error_messages={"required": "Kies een onderwerp."},
    )
    return type("TopicForm", (forms.Form,), {"topic": field})(data)


class AddTopicAdmin(admin.ModelAdmin):
    """For what has ``topics``; name ``add_topic`` among the actions."""

    @admin.action(description="Voeg een onderwerp toe", permissions=["change"])
    @asks_first("Een onderwerp toevoegen aan {what}", "Voeg het onderwerp toe", form=topic_form)
    def add_topic(self, request, queryset, form):
        topic = form.cleaned_data["topic"]
        without = list(queryset.exclude(topic_rows__tag=topic))
        for row in without:
            row.topics.add(topic)
            self.log_change(request, row, f"Onderwerp “{topic}” toegevoegd.")
        number, opts = len(without), self.opts
        noun = (
            f"1 {opts.verbose_name} heeft" if number == 1 else f"{number} {opts.verbose_name_plural} hebben"
        )
        self.message_user(request, f"{noun} nu het onderwerp “{topic}”.", messages.SUCCESS)
