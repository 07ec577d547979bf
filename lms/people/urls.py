"""Addresses of people, under ``""``. allauth's names are kept: its own code reverses them."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import include, path, re_path

from lms.people.views import corrections, entrance, own, roles, staff

# /conta/
entering = [
    path("entrar/", entrance.SignInView.as_view(), name="account_login"),
    path("sair/", account.logout, name="account_logout"),
    path("criar/", entrance.SignUpView.as_view(), name="account_signup"),
    path("desativada/", account.account_inactive, name="account_inactive"),
    path("confirmar-senha/", entrance.ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("email/", entrance.EmailView.as_view(), name="account_email"),
    path("email/enviado/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(
        r"^email/confirmar/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"
    ),
    path("senha/", entrance.ChangePasswordView.as_view(), name="account_change_password"),
    path("senha/escolher/", entrance.SetPasswordView.as_view(), name="account_set_password"),
    path("esqueci/", entrance.ForgottenView.as_view(), name="account_reset_password"),
    path("esqueci/enviado/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "esqueci/pronto/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^esqueci/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        entrance.NewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
]

# /conta/segunda-etapa/
second_step = [
    path("", mfa.index, name="mfa_index"),
    path("entrar/", entrance.SecondStepView.as_view(), name="mfa_authenticate"),
    path("confirmar/", entrance.SecondStepAgainView.as_view(), name="mfa_reauthenticate"),
    path("aplicativo/ligar/", entrance.ActivateAppView.as_view(), name="mfa_activate_totp"),
    path("aplicativo/desligar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codigos/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codigos/gerar/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codigos/baixar/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]

# /conta/, named people:…
own_pages = [
    path("", own.account, name="account"),
    path("nome/", own.names, name="names"),
    path("cpf/", own.declare_cpf, name="declare_cpf"),
    path("vinculos/<uuid:public_id>/", own.link, name="link"),
    path("vinculos/<uuid:public_id>/matricula/", own.printed_number, name="printed_number"),
    path("correcoes/", corrections.ask, name="corrections"),
    path("correcoes/<uuid:public_id>/desistir/", corrections.withdraw, name="withdraw_correction"),
    path("primeiro-acesso/", entrance.first_access, name="first_access"),
]

# /gestao/pessoas/, named people:…
staff_pages = [
    path("", staff.people, name="people"),
    path("cadastrar/", staff.register, name="register"),
    path("documento/", staff.document, name="document"),
    path("correcoes/", corrections.requests, name="correction_requests"),
    path("correcoes/<uuid:public_id>/", corrections.answer, name="answer_correction"),
    path("<uuid:public_id>/", staff.person, name="person"),
    path("<uuid:public_id>/codigo/", staff.issue_code, name="issue_code"),
]

# /gestao/papeis/, named people:…
role_pages = [
    path("", roles.roles, name="roles"),
    path("conceder/", roles.role_place, name="role_place"),
    path("conceder/<slug:kind>/<str:key>/", roles.give_role, name="give_role"),
    path("substituir/", roles.substitute_case, name="substitute_case"),
    path("substituir/<slug:kind>/<uuid:public_id>/", roles.substitute, name="substitute"),
    path("<uuid:public_id>/encerrar/", roles.end_role, name="end_role"),
]

named = [
    path("conta/", include(own_pages)),
    path("gestao/pessoas/", include(staff_pages)),
    path("gestao/papeis/", include(role_pages)),
]
urlpatterns = [
    path("", include((named, "people"))),
    path("conta/", include(entering)),
    path("conta/segunda-etapa/", include(second_step)),
]
