"""allauth's views with our forms, and the ways in for whoever has no e-mail."""

from collections.abc import Callable
from typing import TypeVar

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.utils import perform_login
from allauth.mfa.base import views as mfa
from allauth.mfa.totp import views as totp
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lms.common.errors import DomainError
from lms.people import services
from lms.people.forms import entrance as forms
from lms.people.views.asking import FORM_METHODS, signed_in

T = TypeVar("T")


@method_decorator(sensitive_post_parameters("login", "password"), name="dispatch")
class SignInView(account.LoginView):
    form_class = forms.SignInForm


class SignUpView(account.SignupView):
    form_class = forms.SignUpForm


class ForgottenView(account.PasswordResetView):
    form_class = forms.ForgottenForm


class NewPasswordView(account.PasswordResetFromKeyView):
    form_class = forms.NewPasswordForm


class ChangePasswordView(account.PasswordChangeView):
    form_class = forms.ChangePasswordForm


class SetPasswordView(account.PasswordSetView):
    form_class = forms.SetPasswordForm


class ReauthenticateView(account.ReauthenticateView):
    form_class = forms.ReauthenticateForm


class EmailView(account.EmailView):
    form_class = forms.AddEmailForm


class SecondStepView(mfa.AuthenticateView):
    form_class = forms.SecondStepForm


class SecondStepAgainView(mfa.ReauthenticateView):
    form_class = forms.SecondStepAgainForm


class ActivateAppView(totp.ActivateTOTPView):
    form_class = forms.ActivateAppForm


@require_http_methods(FORM_METHODS)
@never_cache
@sensitive_post_parameters("cpf", "code", "password")
def first_access(request: HttpRequest) -> HttpResponse:
    """Open a record by the coordination's code: with a new password, or into one's own account."""
    is_claim = request.user.is_authenticated
    form_class = forms.OneTimeCodeForm if is_claim else forms.FirstAccessForm
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        response = _claim(request, form) if is_claim else _redeem(request, form)
        if response is not None:
            return response
    return render(request, "people/first_access.html", {"form": form, "is_claim": is_claim})


def _redeem(request: HttpRequest, form: Form) -> HttpResponse | None:
    data = form.cleaned_data
    user = _attempt(
        request,
        form,
        lambda: services.redeem_one_time_code(
            cpf=data["cpf"], code=data["code"], password=data["password"]
        ),
    )
    if user is None:
        return None
    # The second factor is still asked for, as at every sign-in.
    response: HttpResponse = perform_login(
        request, user, email_verification=EmailVerificationMethod.NONE
    )
    return response


def _claim(request: HttpRequest, form: Form) -> HttpResponse | None:
    data, user = form.cleaned_data, signed_in(request)
    joined = _attempt(
        request,
        form,
        lambda: services.claim_with_code(by=user, cpf=data["cpf"], code=data["code"]),
    )
    if joined is None:
        return None
    messages.success(request, "Pronto: o cadastro da secretaria agora é desta conta.")
    return redirect("people:account")


def _attempt(request: HttpRequest, form: Form, act: Callable[[], T]) -> T | None:
    """Do it within the limit of sign-ins for the CPF; a refusal goes beside the form."""
    adapter = get_adapter(request)
    try:
        adapter.count_attempt(request, form.cleaned_data["cpf"])
        done = act()
    except (DomainError, ValidationError) as problem:
        told = problem.sentence if isinstance(problem, DomainError) else problem
        form.add_error(None, told)
        return None
    adapter.forgive_attempt()
    return done
