"""The same, to take along: a file that people and programs can read."""

from typing import Any

from django.http import JsonResponse

from netwerk.content.site import absolute

from .held import PersonalData


def as_file(email: str) -> JsonResponse:
    headers = {"Content-Disposition": 'attachment; filename="mijn-gegevens-netwerk.json"'}
    return JsonResponse(
        everything(email), json_dumps_params={"ensure_ascii": False, "indent": 2}, headers=headers
    )


def everything(email: str) -> dict[str, Any]:
    held = PersonalData.of(email)
    return {
        "e-mailadres": email,
        "reacties": [comment_record(row) for row in held.comments.prefetch_related("versions")],
        "tips": [tip(row) for row in held.submissions],
        "meldingen over reacties": [report_record(row) for row in held.reports],
        "meldingen over pagina’s": [correction(row) for row in held.corrections],
        "mail aan jou": [mail_record(row) for row in held.mails],
        "toestemming voor mail": [address(row) for row in held.addresses],
        "geblokkeerd": [{"sinds": row.created_at, "reden": row.reason} for row in held.blocks],
    }


def comment_record(row) -> dict[str, Any]:
    return {
        "bij": str(row.page),
        "adres": absolute(row.get_absolute_url()) if row.number else None,
        "nummer": row.number,
        "naam": row.name,
        "reactie": row.body,
        "soort": row.get_kind_display(),
        "status": row.get_status_display(),
        "reden": row.reason,
        "tegengehouden door": row.caught_by,
        "geplaatst op": row.created_at,
        "aangepast op": row.edited_at,
        "beoordeeld op": row.decided_at,
        "verborgen na meldingen op": row.hidden_at,
        "aangepaste tekst, niet op de site": row.proposed_body,
        "aanpassing gestuurd op": row.proposed_at,
        "aanpassing afgewezen op": row.proposal_refused_at,
        "eerdere teksten": [
            {"tekst": version.body, "vervangen op": version.replaced_at} for version in row.versions.all()
        ],
    }


def tip(row) -> dict[str, Any]:
    return {
        "tip": row.title,
        "uitleg": row.explanation,
        "situatie": row.situation,
        "naam": row.name,
        "organisatie": row.organisation,
        "naam mag bij de tip": row.may_be_named,
        "bij verhaal": row.story.title if row.story else None,
        "status": row.tip.get_status_display(),
        "vraag van de redactie": row.question,
        "antwoord": row.answer,
        "reden van afwijzen": row.reason,
        "tegengehouden door": row.caught_by,
        "ingestuurd op": row.created_at,
        "beoordeeld op": row.decided_at,
    }


def report_record(row) -> dict[str, Any]:
    return {
        "bij": str(row.comment.page),
        "wat is er mis": row.get_reason_display(),
        "toelichting": row.note,
        "gemeld op": row.created_at,
        "afgehandeld op": row.handled_at,
        "reden van het besluit": row.decision_reason,
    }


def correction(row) -> dict[str, Any]:
    return {
        "over": row.title,
        "wat is er mis": row.get_kind_display(),
        "toelichting": row.note,
        "status": row.get_status_display(),
        "tegengehouden door": row.caught_by,
        "gemeld op": row.created_at,
        "afgehandeld op": row.handled_at,
    }


def mail_record(row) -> dict[str, Any]:
    return {"soort": row.kind, "gemaakt op": row.created_at, "verstuurd op": row.sent_at}


def address(row) -> dict[str, Any]:
    return {"opgegeven op": row.created_at, "bevestigd op": row.confirmed_at, "afgemeld voor": row.stopped}
