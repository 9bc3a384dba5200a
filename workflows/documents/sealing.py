"""Sealing a PDF with PAdES and a time stamp (RFC 3161), and checking a seal. Bytes in, bytes out.

A seal is put after the bytes it is on, which stay as they are. Keys and certificates come in as PEM.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from asn1crypto import keys, x509
from pyhanko.keys.pemder import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper, HTTPTimeStamper, TimeStamper
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

FIELD = "Dure"
# An issuer nobody named is an answer here (`Seal.trusted`), and no fault to be told in a log.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who seals or stamps: a private key and its certificate, with those of its issuers."""

    key: keys.PrivateKeyInfo
    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...] = ()

    @property
    def store(self) -> SimpleCertificateStore:
        """The certificates that are put into what it makes."""
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple([self.certificate, *self.issuers])
        return store


@dataclass(frozen=True, slots=True)
class PadesSealer:
    """Seals with a holder's key and a time stamp."""

    holder: Holder
    stamper: TimeStamper

    async def seal(self, pdf: bytes, *, reason: str) -> bytes:
        """Return the PDF with a seal after its own bytes."""
        signer = signers.SimpleSigner(
            signing_cert=self.holder.certificate,
            signing_key=self.holder.key,
            cert_registry=self.holder.store,
        )
        told = signers.PdfSignatureMetadata(
            field_name=FIELD,
            reason=reason,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
        )
        made = await signers.PdfSigner(
            told, signer=signer, timestamper=self.stamper
        ).async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=BytesIO())
        sealed: bytes = made.getvalue()
        return sealed


@dataclass(frozen=True, slots=True)
class Seal:
    """What a seal on a PDF is worth: whether the bytes are those that were sealed, and whose it is.

    `trusted` says whether it leads to a certificate the asker named; None where he named none. `reason` is
    what it says of itself, and is sealed with the bytes.
    """

    intact: bool
    covers_all: bool
    by: str
    stamped: bool
    trusted: bool | None
    reason: str

    @property
    def holds(self) -> bool:
        """Say whether nothing was changed since it was sealed and stamped."""
        return self.intact and self.covers_all and self.stamped and self.trusted is not False


def holder_of(key: bytes, certificates: bytes) -> Holder:
    """Return who seals, from PEM: the key, and the certificate before those of its issuers."""
    own, *issuers = load_certs_from_pemder_data(certificates)
    return Holder(load_private_key_from_pemder_data(key, passphrase=None), own, tuple(issuers))


def local_stamper(authority: Holder) -> TimeStamper:
    """Return a time stamper of the house itself, for development: by nobody's clock but its own."""
    return DummyTimeStamper(
        tsa_cert=authority.certificate,
        tsa_key=authority.key,
        certs_to_embed=authority.store,
    )


def stamper_at(url: str) -> TimeStamper:
    """Return the time stamp authority at an address (RFC 3161)."""
    return HTTPTimeStamper(url)


async def seal_on(sealed: bytes, *, trusted: Sequence[x509.Certificate] = ()) -> Seal | None:
    """Return the last seal on a PDF; None if there is none, or none that can be read.

    Without trusted certificates only the arithmetic is checked, and not whose seal it is.
    """
    try:
        found = PdfFileReader(BytesIO(sealed)).embedded_regular_signatures
        if not found:
            return None
        context = ValidationContext(trust_roots=list(trusted), allow_fetching=False)
        told = await async_validate_pdf_signature(found[-1], context)
    except Exception:  # noqa: BLE001 - whatever a torn file makes a parser say, it is no seal
        return None
    stamp = told.timestamp_validity
    return Seal(
        intact=bool(told.intact and told.valid),
        covers_all=told.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        by=told.signing_cert.subject.human_friendly,
        stamped=bool(stamp is not None and stamp.intact and stamp.valid),
        trusted=bool(told.trusted) if trusted else None,
        reason=str(found[-1].sig_object.get("/Reason", "")),
    )
