"""The key that signs inside a certificate's PDF: read from a PKCS#12 file, or made here.

An ICP-Brasil A1 comes as such a file; a town without one makes a P-256 key of its own.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self, TypeVar

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    SECP384R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from certificates.credentials.rules import PdfSeal
from certificates.snapshot.rules import SignatureLevel
from lms.common.errors import DomainError

LEAST_RSA_BITS = 2048
OWN_KEY_DAYS = 730
WARN_BEFORE = timedelta(days=30)
E = TypeVar("E", bound=x509.ExtensionType)
# ICP-Brasil's arc: policies of its certificates, and what a person's certificate says of them.
ICP_POLICIES = "2.16.76.1.2."
ICP_PERSON = "2.16.76.1.3.1"


class KeyRefused(DomainError):
    """The file of the key cannot sign; ``sentence`` says why and what to do."""


@dataclass(frozen=True)
class PdfKey:
    """A key that may sign, its certificate, and those that lead to its root.

    Attributes:
        private_key: appears in no representation.
    """

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    private_key: EllipticCurvePrivateKey | RSAPrivateKey = field(repr=False, compare=False)

    @classmethod
    def read(cls, content: bytes, password: str) -> Self:
        """Read a PKCS#12 file.

        Raises:
            KeyRefused: wrong password, no such file, no key inside, or one of another kind.
        """
        private_key, certificate, chain = _opened(content, password)
        if certificate.public_key() != private_key.public_key():
            raise KeyRefused("A chave do arquivo não é a do certificado digital. Exporte de novo.")
        _refuse_person(certificate)
        return cls(certificate, chain, private_key)

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the certificate, as 64 hexadecimal digits."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def subject(self) -> str:
        """Return whose the certificate is; ICP-Brasil writes the CNPJ behind the name."""
        return _common_name(self.certificate.subject).partition(":")[0]

    @property
    def issuer(self) -> str:
        """Return who vouches for the certificate."""
        return _common_name(self.certificate.issuer)

    @property
    def is_icp_brasil(self) -> bool:
        """Tell whether the certificate says that it is of ICP-Brasil.

        Its validator proves it; an operator who makes one up deceives nobody there.
        """
        policies = _extension(self.certificate, x509.CertificatePolicies)
        oids = [policy.policy_identifier.dotted_string for policy in policies or ()]
        is_own = self.certificate.issuer == self.certificate.subject
        return not is_own and any(oid.startswith(ICP_POLICIES) for oid in oids)

    @property
    def level(self) -> SignatureLevel:
        """Return the level of what a server does with this key: never qualified.

        A person's will stands behind a qualified signature; here a server seals by itself.
        Source: Lei 14.063/2020, art. 4º; domain.md, section 4.2.
        """
        return SignatureLevel.ADVANCED if self.is_icp_brasil else SignatureLevel.SIMPLE

    @property
    def seal(self) -> PdfSeal:
        """Return what is told of a signature that this key makes."""
        return PdfSeal(subject=self.subject, level=self.level, fingerprint=self.fingerprint)

    @property
    def kind(self) -> str:
        """Return the kind of the key in words."""
        key = self.private_key
        if isinstance(key, RSAPrivateKey):
            return f"RSA de {key.key_size} bits"
        return f"EC {key.curve.name}"

    @property
    def valid_from(self) -> datetime:
        """Return the first moment at which the key may sign."""
        return self.certificate.not_valid_before_utc

    @property
    def valid_until(self) -> datetime:
        """Return the last moment at which the key may sign."""
        return self.certificate.not_valid_after_utc

    def refusal(self, now: datetime) -> str:
        """Return why the key may not sign at ``now``; nothing where it may."""
        if now < self.valid_from:
            return f"A chave do PDF só vale a partir de {_day(self.valid_from)}."
        if now > self.valid_until:
            return f"A chave do PDF venceu em {_day(self.valid_until)}. Instale a nova."
        return ""

    def warning(self, now: datetime) -> str:
        """Return what to say about a key that ends within 30 days; nothing before."""
        if self.refusal(now) or now < self.valid_until - WARN_BEFORE:
            return ""
        return f"A chave do PDF vence em {_day(self.valid_until)}. Providencie a nova."


def new_key(name: str, password: str, *, now: datetime) -> bytes:
    """Return a PKCS#12 file with a new P-256 key, vouched for by nobody but itself.

    Args:
        name: whose it is, up to 64 characters: readers of PDF show it.
        password: of the file.
        now: the key is good for two years from then.
    """
    key = generate_private_key(SECP256R1())
    own = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "BR"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    certificate = (
        x509.CertificateBuilder(own, own, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=OWN_KEY_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signing_only(), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = password.encode()
    return pkcs12.serialize_key_and_certificates(
        name.encode(), key, certificate, None, BestAvailableEncryption(secret)
    )


def _signing_only() -> x509.KeyUsage:
    uses = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return x509.KeyUsage(digital_signature=True, content_commitment=True, **uses)


def _opened(
    content: bytes, password: str
) -> tuple[EllipticCurvePrivateKey | RSAPrivateKey, x509.Certificate, tuple[x509.Certificate, ...]]:
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(content, password.encode())
    except ValueError:
        raise KeyRefused(
            "A senha não abre o arquivo da chave do PDF, ou ele não é um PKCS#12 (.p12 ou .pfx)."
        ) from None
    if certificate is None or key is None:
        raise KeyRefused("O arquivo da chave do PDF não traz a chave com o certificado dela.")
    if isinstance(key, RSAPrivateKey) and key.key_size >= LEAST_RSA_BITS:
        return key, certificate, tuple(chain)
    if isinstance(key, EllipticCurvePrivateKey) and isinstance(key.curve, SECP256R1 | SECP384R1):
        return key, certificate, tuple(chain)
    raise KeyRefused(
        "A chave do PDF é de um tipo que não usamos. Servem RSA de 2048 bits ou mais e EC P-256"
        " ou P-384."
    )


def _refuse_person(certificate: x509.Certificate) -> None:
    """Refuse a person's certificate: its CPF would stand in every file that it signs."""
    number = _common_name(certificate.subject).rpartition(":")[2]
    names = _extension(certificate, x509.SubjectAlternativeName) or ()
    others = [name.type_id.dotted_string for name in names if isinstance(name, x509.OtherName)]
    if ICP_PERSON in others or (number.isdecimal() and len(number) == len("00000000000")):
        raise KeyRefused(
            "O certificado digital é de uma pessoa (e-CPF), e o CPF dela apareceria em cada"
            " certificado. Use o da instituição (e-CNPJ)."
        )


def _extension(certificate: x509.Certificate, kind: type[E]) -> E | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _common_name(name: x509.Name) -> str:
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%d/%m/%Y}"
