from django.urls import path

from .views import ConfirmedView, ConfirmView, StopView

urlpatterns = [
    path("e-mail/bevestigen/<token>/", ConfirmView.as_view(), name="mail-confirm"),
    path("e-mail/bevestigd/", ConfirmedView.as_view(), name="mail-confirmed"),
    path("e-mail/afmelden/<token>/", StopView.as_view(), name="mail-stop"),
]
