from django.urls import path

from . import views

START = "mijn-reacties/"
OWN = f"{START}<token>/"

urlpatterns = [
    path(START, views.AskView.as_view(), name="my-comments-ask"),
    path(
        f"{START}verstuurd/",
        views.FixedView.as_view(template_name="stories/privacy/sent.html"),
        name="my-comments-sent",
    ),
    path(
        f"{START}gewist/",
        views.FixedView.as_view(template_name="stories/privacy/erased.html"),
        name="my-comments-erased",
    ),
    path(OWN, views.MyCommentsView.as_view(), name="my-comments"),
    path(f"{OWN}gegevens.json", views.DownloadView.as_view(), name="my-comments-download"),
    path(f"{OWN}intrekken/<uuid:uid>/", views.WithdrawView.as_view(), name="my-comments-withdraw"),
    path(f"{OWN}wissen/", views.EraseView.as_view(), name="my-comments-erase"),
]
