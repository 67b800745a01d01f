"""What the admin says that a field does, it does: each promise with the test that holds it.

A new field with a help text, a tick box or choices needs a line in one of the two lists.
"""

import re
from pathlib import Path

import pytest
from django.forms import BooleanField

from tests.factories import (
    make_comment,
    make_editor,
    make_organisation,
    make_picture,
    make_practitioner,
    make_quote,
    make_series,
    make_story,
    make_tip,
    make_topic,
)
from tests.reader import links, page_text, texts
from tests.test_dutch_labels import forms, own_admins

pytestmark = pytest.mark.django_db
TESTS = Path(__file__).parent
# Of a field whose help says only what to write, or how to choose.
WHAT_TO_WRITE = {
    *[
        "Comment.body",
        "Comment.reply_number",
        "Comparison.caption",
        "Definition.judgement",
        "Organisation.region",
    ],
    *[
        "Lesson.title",
        "Lesson.topics",
        "Practitioner.topics",
        "Quote.speaker",
        "Quote.topics",
        "Story.topics",
    ],
    *[
        "Picture.credit",
        "Picture.licence",
        "Practitioner.consent_given_on",
        "Quote.provenance",
        "Tip.explanation",
    ],
    *["Tip.lesson", "Tip.title", "Tip.topics", "Topic.description", "User.password1", "User.password2"],
    *["User.username", "User.password", "Text.body", "Term.aliases"],
}
ADDRESS = "netwerk/content/test_addresses.py::test_a_changed_slug_is_remembered"
PROMISES = {
    "BlockedWord.word": "comments/test_comment_spam.py::test_what_is_caught_is_kept_with_its_reason",
    "Comment.badge": "comments/test_comment_on_tip_page.py::test_comment_says_who_where_from_and_what_kind",
    "Comment.kind": "comments/test_comment_on_tip_page.py::test_comment_says_who_where_from_and_what_kind",
    "Comment.name_inferred": "::test_a_name_that_was_inferred_is_said_to_be_so",
    "Comment.said_on": "stories/test_taken_over_comments.py::test_date_of_the_source_is_kept_when_it_is_known",
    "Comparison.lines": "stories/test_story_model.py::test_a_row_with_one_column_is_refused",
    "Contribution.kind": "practices/test_attribution.py::test_machines_read_who_wrote_and_who_is_mentioned",
    "Lesson.body": "practices/test_lesson_detail.py::"
    "test_lesson_page_shows_its_text_its_quotes_and_what_follows_it",
    "Lesson.kind": "practices/test_lesson_detail.py::test_lesson_page_says_what_kind_it_is_and_its_topics",
    "Lesson.provenance": "practices/test_lesson_detail.py::"
    "test_lesson_says_how_close_it_is_to_its_source_and_jumps_there",
    "Lesson.slug": ADDRESS,
    "Organisation.kind": "practices/test_organisation_list.py::test_organisation_list_shows_kind_and_region",
    "Organisation.slug": ADDRESS,
    "Picture.alt": "stories/test_story_detail.py::test_a_picture_has_size_alternative_and_credit",
    "Picture.caption": "stories/test_story_detail.py::test_a_picture_has_size_alternative_and_credit",
    "Picture.decorative": "::test_a_picture_that_only_decorates_is_not_read_aloud",
    "Practitioner.consent_purpose": "::test_what_only_editors_see_is_on_no_page",
    "Practitioner.former_roles": "practices/test_practitioner_detail.py::"
    "test_person_page_shows_role_organisation_and_former_roles",
    "Practitioner.ground_note": "::test_what_only_editors_see_is_on_no_page",
    "Practitioner.legal_ground": "practices/test_practitioner_detail.py::test_an_objection_hides_the_name_at_once",
    "Practitioner.photo_consent_given_on": "practices/test_consent.py::test_photo_needs_a_consent_of_its_own",
    "Practitioner.slug": ADDRESS,
    "Practitioner.voice": "practices/test_attribution.py::test_an_expert_who_is_quoted_does_not_share_what_they_do",
    "Quote.role": "browser/test_blocks.py",
    "Quote.slug": ADDRESS,
    "Quote.speaker_label": "practices/test_quote_detail.py::test_a_speaker_without_a_name_is_a_label",
    "Quote.text": "practices/test_quote_detail.py::"
    "test_a_literal_quote_of_two_paragraphs_stands_between_quotation_marks",
    "Series.slug": ADDRESS,
    "Story.announced_part": "stories/test_series.py::test_the_next_part_is_announced_until_it_is_there",
    "Story.comments_close_after": "::test_a_story_closes_as_its_own_number_of_days_says",
    "Story.comments_close_on": "comments/test_comment_closing.py::test_last_day_is_a_whole_day",
    "Story.comments_closed_reason": "comments/test_comment_closing.py::"
    "test_closed_story_has_no_form_and_keeps_its_comments",
    "Story.comments_open": "comments/test_comment_closing.py::test_closed_story_has_no_form_and_keeps_its_comments",
    "Story.featured_until": "stories/test_home.py::test_every_story_that_editors_chose_is_there_up_to_its_last_day",
    "Story.has_unknown_author": "stories/test_unknown_author.py::test_nobody_is_named_as_if_alone",
    "Story.kind": "::test_a_story_says_what_kind_it_is",
    "Story.lead": "stories/test_story_list.py::test_story_row_tells_title_lead_writer_and_reading_time",
    "Story.organisation_kinds": "stories/test_story_list.py::"
    "test_story_is_found_by_a_kind_of_organisation_that_it_is_about",
    "Story.original_date": "stories/test_story_detail.py::test_unknown_date_and_author_are_said_and_never_made_up",
    "Story.permission": "::test_a_story_says_by_which_right_it_is_here",
    "Story.published_at": "stories/test_story_model.py::test_published_is_decided_by_the_clock",
    "Story.review_on": "::test_the_day_to_look_again_is_for_editors_only",
    "Story.revised_on": "stories/test_corrections.py::test_the_page_says_when_it_was_put_right",
    "Story.slug": ADDRESS,
    "Story.source_complete": "stories/test_story_detail.py::test_a_source_that_was_cut_off_is_text_only",
    "Story.source_gaps": "stories/test_story_detail.py::test_gaps_in_the_source_are_said",
    "Story.source_is_canonical": "netwerk/browse/test_sitemap.py::test_a_story_with_its_source_elsewhere_is_not_in_it",
    "Story.tip_style": "stories/test_story_detail.py::test_tips_are_numbered_or_bulleted_as_in_the_source",
    "SynonymGroup.words": "search/test_synonyms.py::test_group_of_an_editor_counts_for_the_next_question",
    "Term.contrasts_with": "practices/test_term_detail.py::test_the_contrast_stands_on_the_page_of_both",
    "Term.kind": "practices/test_term_list.py::test_terms_stand_by_kind_and_alphabet",
    "Term.slug": ADDRESS,
    "Term.topic": "practices/test_term_detail.py::test_role_page_shows_judgement_people_and_tips",
    "Text.style": "stories/test_story_detail.py::test_a_pull_quote_is_aside_and_its_repeat_is_hidden",
    "Tip.cooperation": "practices/test_tip_detail.py::test_tip_page_shows_phase_level_and_kind_of_cooperation",
    "Tip.level": "practices/test_tip_detail.py::test_tip_page_shows_phase_level_and_kind_of_cooperation",
    "Tip.phase": "practices/test_tip_detail.py::test_tip_page_shows_phase_level_and_kind_of_cooperation",
    "Tip.provenance": "practices/test_tip_detail.py::test_tip_says_how_close_it_is_to_its_source_and_jumps_there",
    "Tip.revised_on": "stories/test_corrections.py::test_the_page_says_when_it_was_put_right",
    "Tip.slug": ADDRESS,
    "Tip.status": "practices/test_tip_list.py::test_tip_list_shows_only_accepted_tips_of_readers",
    "Topic.featured": "practices/test_topic_list.py::test_a_featured_topic_is_shown_with_its_introduction",
    "Topic.slug": ADDRESS,
    "Topic.synonyms": "practices/test_topic_synonyms.py::"
    "test_word_of_an_editor_finds_the_topic_and_what_is_under_it",
    "User.is_active": "netwerk/accounts/test_sessions.py::test_disabled_account_is_out_at_once",
    "User.is_staff": "netwerk/accounts/test_lock_out.py",
    "User.is_superuser": "security/test_rights.py",
}


def fields_that_say_something(request) -> set[str]:
    found = set()
    for model_admin in own_admins():
        for form in [*forms(model_admin, request), *form_of_one(model_admin, request)]:
            for name, field in form.base_fields.items():
                if field.widget.is_hidden:
                    continue
                says = field.help_text or isinstance(field, BooleanField) or has_choices(form, name)
                found |= {f"{form._meta.model.__name__}.{name}"} if says else set()
    return found


def form_of_one(model_admin, request):
    """The form of what is there already may have more fields than the one to add it."""
    row = model_admin.model._base_manager.first()
    return [model_admin.get_form(request, row, change=True)] if row else []


def has_choices(form, name) -> bool:
    columns = {field.name: field for field in form._meta.model._meta.get_fields()}
    return bool(getattr(columns.get(name), "choices", None))


def test_every_field_that_says_something_has_a_test_or_only_asks_for_words(rf):
    request = rf.get("/")
    request.user = make_editor()
    assert fields_that_say_something(request) - {"User.usable_password"} == PROMISES.keys() | WHAT_TO_WRITE


@pytest.mark.parametrize("place", sorted(set(PROMISES.values())))
def test_the_test_of_a_promise_is_there(place):
    file, _, name = place.partition("::")
    path = TESTS / file if file else Path(__file__)
    assert re.search(rf"^def {name}\(" if name else "^def test_", path.read_text(), re.MULTILINE)


def page_of(client, thing) -> str:
    return page_text(client.get(thing.get_absolute_url()))


def test_a_name_that_was_inferred_is_said_to_be_so(client):
    story = make_story()
    make_comment(story, taken_over=True, name="Noor", name_inferred=True)
    assert "naam afgeleid uit de tekst" in page_of(client, story)
    story.comments.update(name_inferred=False)
    assert "naam afgeleid uit de tekst" not in page_of(client, make_story(title="Ander")) + page_of(
        client, story
    )


def test_a_picture_that_only_decorates_is_not_read_aloud(client):
    story = make_story()
    make_picture(parent=story, alt="Een kantoor", decorative=True)
    content = client.get(story.get_absolute_url()).content.decode()
    assert 'alt=""' in content
    assert "Een kantoor" not in content


def test_what_only_editors_see_is_on_no_page(client):
    notes = {"ground_note": "Geheime uitleg", "consent_purpose": "Geheim doel", "legal_ground": "openbaar"}
    person = make_practitioner(name="Ada Test", organisation=make_organisation(), **notes)
    story = make_story(authors=[person])
    make_quote(parent=story, speaker=person)
    said = [client.get(thing.get_absolute_url()) for thing in (person, story, person.organisation)]
    said += [client.get(f"/{name}/") for name in ("mensen", "citaten", "verhalen")]
    said += [client.get(f"/{name}/feed.atom") for name in ("citaten", "verhalen")]
    said.append(client.get("/zoeken/?q=geheime"))
    assert {response.status_code for response in said} == {200}
    assert [response for response in said if "Geheim" in response.content.decode()] == []


@pytest.mark.parametrize(
    ("days", "site", "is_open"), [(None, 0, True), (None, 1, False), (0, 1, True), (2, 0, True)]
)
def test_a_story_closes_as_its_own_number_of_days_says(client, settings, days, site, is_open):
    """It was published a day ago."""
    settings.COMMENTS_CLOSE_AFTER_DAYS = site
    story = make_story(comments_close_after=days)
    assert (f"{story.get_absolute_url()}reageren/" in links(client.get(story.get_absolute_url()))) == is_open


@pytest.mark.parametrize(("kind", "word"), [("artikel", "artikel"), ("post", "bericht")])
def test_a_story_says_what_kind_it_is(client, kind, word):
    assert f"Verhaal · {word}" in page_of(client, make_story(kind=kind))


@pytest.mark.parametrize(
    ("permission", "says"),
    [
        ("toestemming", "Overgenomen met toestemming van de bron."),
        ("navertelling", "Wij vertellen het in onze eigen woorden."),
        ("eigen-werk", ""),
    ],
)
def test_a_story_says_by_which_right_it_is_here(client, permission, says):
    page = page_of(client, make_story(permission=permission, source_name="Het Blad"))
    sentences = ["Overgenomen met toestemming van de bron.", "Wij vertellen het in onze eigen woorden."]
    assert [sentence for sentence in sentences if sentence in page] == ([says] if says else [])


def test_the_day_to_look_again_is_for_editors_only(client):
    story = make_story(review_on="2026-03-04")
    content = client.get(story.get_absolute_url()).content.decode()
    assert [word for word in ("4 maart 2026", "2026-03-04", "herziening") if word in content] == []
    client.force_login(make_editor())
    assert story.title in " ".join(texts(client.get("/beheer/stories/story/?herziening=nu"), "tbody"))


def test_the_day_of_taking_over_is_told_with_the_source(client):
    story = make_story(source_name="Het Blad", taken_over_on="2026-03-04")
    assert "Overgenomen op 4 maart 2026." in page_of(client, story)


def test_a_website_is_a_link_on_the_page_of_whose_it_is(client):
    organisation = make_organisation(website="https://gemeente.example.org/")
    person = make_practitioner(organisation=organisation, website="https://ada.example.org/")
    make_quote(parent=make_story(), speaker=person, organisation=organisation)
    for thing in (organisation, person):
        assert thing.website in links(client.get(thing.get_absolute_url()))


def test_a_part_of_a_series_says_which_one_it_is(client):
    story = make_story(series=make_series(title="Bellen"), series_position=1)
    assert "Deel 1 van de reeks Bellen" in page_of(client, story)


def test_introductions_are_read_where_they_belong(client):
    topic = make_topic("luisteren", description="<p>Waarom je luistert.</p>")
    series = make_series(description="<p>Waarom je belt.</p>")
    make_tip(topics=[topic])
    make_story(series=series)
    assert "Waarom je luistert." in page_of(client, topic)
    assert "Waarom je belt." in page_of(client, series)
