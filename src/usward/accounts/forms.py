"""The forms of people and spaces. They are drawn by the design system's templates and never lose a word."""

from collections.abc import Iterable, Sequence
from typing import Any, Self
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.accounts import device_pin, passwords
from usward.accounts.models import folded

MISSING = {"required": gettext_lazy("This one is needed before you go on.")}
_NAME_SIGNS = frozenset("._-'")


class Renderer(DjangoTemplates):
    """Draws forms with the templates of the design system."""

    form_template_name = "ui/_form.html"
    field_template_name = "ui/_field.html"


class Form(forms.Form):
    """The base: `Form.of(request)` binds on a POST, and otherwise starts from what was handed over."""

    default_renderer = Renderer()
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages.update(MISSING)

    @classmethod
    def of(cls, request: HttpRequest, **kwargs: Any) -> Self:
        return cls(request.POST, **kwargs) if request.method == "POST" else cls(**kwargs)


class Chips(forms.RadioSelect):
    template_name = "ui/_chips.html"


class Hues(forms.RadioSelect):
    template_name = "ui/_hues.html"


class Tick(forms.CheckboxInput):
    template_name = "ui/_tick.html"


def name_field(label: Any, help_text: Any = "", *, required: bool = True, auto: str = "off") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=60,
        widget=forms.TextInput({"autocomplete": auto}),
    )


def password_field(label: Any, *, new: bool = False, help_text: Any = "") -> forms.CharField:
    kind = "new-password" if new else "current-password"
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=passwords.LONGEST,
        widget=forms.PasswordInput({"autocomplete": kind, "spellcheck": "false"}, render_value=new),
    )


def tick(label: Any, help_text: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False, widget=Tick())


class UsernameField(forms.CharField):
    """A sign-in name: two to forty letters, digits, dots, hyphens; without case."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "autocorrect": "off"}
        )
        super().__init__(max_length=60, widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        return folded(super().to_python(value) or "")


class NewUsernameField(UsernameField):
    def validate(self, value: Any) -> None:
        super().validate(value)
        if not 2 <= len(value) <= 40 or not all(ch.isalnum() or ch in _NAME_SIGNS for ch in value):
            raise ValidationError(
                _("Two to forty letters or digits, with dots or hyphens if you like, and no spaces."), "shape"
            )


class SignIn(Form):
    username = UsernameField(label=gettext_lazy("Sign-in name"))
    password = password_field(gettext_lazy("Password"))

    def clean_password(self) -> str:
        return passwords.normal(self.cleaned_data["password"])


class _NewPassword(Form):
    """A new password, once: it is shown on wish and offered ready-made, so nobody has to type it twice."""

    password = password_field(
        gettext_lazy("Password"),
        new=True,
        help_text=gettext_lazy("Fifteen characters or more. Spaces are welcome; no other rules."),
    )

    def __init__(self, *args: Any, known: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = tuple(known)

    def names(self) -> tuple[str, ...]:
        """Names and dates that must not make up the password."""
        return self.known

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "password" in data:
            data["password"] = passwords.normal(data["password"])
            try:
                passwords.check(data["password"], self.names())
            except ValidationError as fault:
                self.add_error("password", fault)
        return data


class SignUp(_NewPassword):
    """A new account. The sign-in name is the one thing about a person that the database shows."""

    field_order: Sequence[str] = ("name", "username", "password", "zone")

    name = name_field(
        gettext_lazy("What should Usward call you?"),
        gettext_lazy("Only you and the people you share a space with see it."),
        auto="given-name",
    )
    username = NewUsernameField(
        label=gettext_lazy("Sign-in name"),
        help_text=gettext_lazy(
            "You sign in with it. Whoever runs this server can see it, so it need not be your name."
        ),
    )
    zone = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput({"data-zone": ""}))

    def names(self) -> tuple[str, ...]:
        mine = (self.cleaned_data.get("name", ""), self.cleaned_data.get("username", ""))
        return (*self.known, *mine, *mine[0].split())

    def clean_zone(self) -> str:
        zone = self.cleaned_data["zone"]
        return zone if zone in available_timezones() else "UTC"


class FirstSignUp(SignUp):
    """The first account of a server that others can reach: only for who sees the terminal."""

    field_order = ("setup_code", "name", "username", "password", "zone")
    setup_code = forms.CharField(
        label=gettext_lazy("Setup code"),
        help_text=gettext_lazy("The server printed it when it started, on the screen of the one who runs it."),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )


class NewPassword(_NewPassword):
    """Changing the password: the one of now, and the one from now on."""

    field_order = ("current", "password")
    current = password_field(gettext_lazy("Your password now"))

    def clean_current(self) -> str:
        return passwords.normal(self.cleaned_data["current"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("password") and data.get("password") == data.get("current"):
            self.add_error("password", _("That is the one you have now. A new one, please."))
        return data


class Recover(_NewPassword):
    """Opening by recovery code."""

    field_order = ("username", "code", "password")
    username = UsernameField(label=gettext_lazy("Sign-in name"))
    code = forms.CharField(
        label=gettext_lazy("Recovery code"),
        help_text=gettext_lazy("Eight groups of four. Capital letters and hyphens do not matter."),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )

    def names(self) -> tuple[str, ...]:
        return (*self.known, self.cleaned_data.get("username", ""))


class Reauthenticate(Form):
    """The password once more, before something that cannot be undone."""

    password = password_field(gettext_lazy("Your password"))

    def clean_password(self) -> str:
        return passwords.normal(self.cleaned_data["password"])


class CodeBack(Form):
    """Two groups of the recovery code, to be sure it was written down right."""

    def __init__(self, *args: Any, groups: tuple[int, int], code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code = code.split("-")
        self.groups = groups
        for group in groups:
            self.fields[f"group_{group}"] = forms.CharField(
                label=_("Group %(n)s") % {"n": group + 1},
                max_length=12,
                widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
            )

    def clean(self) -> dict[str, Any]:
        for group in self.groups:
            said = self.cleaned_data.get(f"group_{group}", "").strip().upper()
            if said and said != self.code[group]:
                self.add_error(f"group_{group}", _("That is not what stands there. Have another look at your copy."))
        return self.cleaned_data


class Pin(Form):
    pin = forms.CharField(
        label=gettext_lazy("PIN"),
        max_length=12,
        widget=forms.PasswordInput({"inputmode": "numeric", "autocomplete": "off", "pattern": "[0-9]*"}),
    )


class NewPin(Pin):
    """A PIN for this browser."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("How long until the password is asked again"),
        coerce=int,
        choices=[(7, gettext_lazy("seven days")), (30, gettext_lazy("thirty days"))],
        widget=Chips(),
        initial=7,
    )

    def clean_pin(self) -> str:
        pin: str = self.cleaned_data["pin"]
        if not device_pin.is_pin(pin):
            raise ValidationError(_("Six to twelve digits, please."), "shape")
        if device_pin.is_weak(pin):
            raise ValidationError(_("Digits in a row or all alike are what everybody tries first."), "weak")
        return pin
