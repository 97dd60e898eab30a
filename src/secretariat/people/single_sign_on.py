"""OpenID Connect as strictly as its standard reads: every token is ours, fresh, signed, and of one person.

The library trusts what comes over TLS: it looks at no signature, knows no nonce, and takes who somebody is
from an answer (`userinfo`) that nobody signed. Here the signed token alone says who signs in.
"""

import hashlib
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse

# Signed by a key that only the provider has; never by a secret that both have, nor by nothing.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
NEEDED = ("iss", "sub", "aud", "exp", "iat", "nonce")
LEEWAY_SECONDS = 60  # for clocks that differ
SCOPES = ("openid", "profile", "email")


class StrictAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # untyped library
    """One sign-in, from the way to the provider to the token that it gives."""

    nonce = ""

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        """Exchange the code; keep the nonce that the token must carry."""
        if not pkce_code_verifier:
            raise OAuth2Error("A sign-in without a code verifier was not begun here.")
        self.nonce = nonce_of(pkce_code_verifier)
        return super().get_access_token_data(request, app, client, pkce_code_verifier=pkce_code_verifier)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Return who signs in, by the signed token."""
        claims = self._claims(app, kwargs["response"].get("id_token"))
        data = {"id_token": claims}
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            told = self._fetch_user_info(token.token)
            if told.get("sub") != claims["sub"]:
                raise OAuth2Error("The provider tells of somebody else than its token.")
            data["userinfo"] = told
        return self.get_provider().sociallogin_from_response(request, data)

    def _claims(self, app: Any, given: Any) -> dict[str, Any]:
        """Return what the token says.

        Raises:
            OAuth2Error: it is missing, not signed by the provider, not for us, over, or not of this sign-in.
        """
        if not isinstance(given, str):
            raise OAuth2Error("The provider gave no id token.")
        try:
            claims: dict[str, Any] = jwt.decode(
                given,
                key=self._key(jwt.get_unverified_header(given)),
                algorithms=list(ALGORITHMS),
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=LEEWAY_SECONDS,
                options={"require": list(NEEDED)},
            )
        except (jwt.PyJWTError, KeyError) as error:
            raise OAuth2Error("The id token of the provider does not hold.") from error
        if claims["nonce"] != self.nonce:
            raise OAuth2Error("The id token belongs to another sign-in.")
        if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != app.client_id:
            raise OAuth2Error("The id token was given to another party.")
        return claims

    def _key(self, header: dict[str, Any]) -> Any:
        """Return the provider's key by which the token says it is signed; the only one where it says none."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        named = [key for key in keys if header.get("kid") in {None, key.key_id}]
        if len(named) != 1:
            raise jwt.InvalidKeyError("No single key of the provider fits.")
        return named[0].key


class StrictProvider(OpenIDConnectProvider):  # type: ignore[misc]  # untyped library
    """The provider as we go to it: always with a challenge and a nonce, and with nothing that a link adds."""

    oauth2_adapter_class = StrictAdapter

    def get_pkce_params(self) -> dict[str, str]:
        """Send the nonce beside the challenge; both come of the verifier, which the session alone holds."""
        sent: dict[str, str] = super().get_pkce_params()
        return sent | {"nonce": nonce_of(sent["code_verifier"])}

    def get_auth_params_from_request(self, request: HttpRequest, action: Any) -> dict[str, Any]:
        """Take no parameter of the way there from an address that somebody made."""
        params: dict[str, Any] = self.get_auth_params()
        return params

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """Ask for nothing more than we need."""
        return list(SCOPES)


def nonce_of(verifier: str) -> str:
    """Return the nonce that belongs to a code verifier; it tells nothing of it."""
    return hashlib.sha256(f"nonce {verifier}".encode()).hexdigest()


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from the provider."""
    from allauth.socialaccount.models import SocialApp  # noqa: PLC0415 - models are loaded after this module

    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(StrictAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return answer
