"""The house's seal: of whom the settings name; of a test authority only where everything is embedded.

The test authority is made at the first start beside the data, for the house alone to read, and says in
its name that it is none.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from server.settings import Settings
from workflows.documents.sealing import PadesSealer, holder_of, local_stamper, stamper_at

NAMES = {
    "authority": "Dure test authority",
    "seal": "Dure test seal",
    "stamp": "Dure test time stamp",
}
YEARS = timedelta(days=3650)
# The time stamper of the test authority knows RSA alone.
BITS = 2048


def sealer(settings: Settings) -> PadesSealer | None:
    """Return who seals; None where no seal is configured and nothing is embedded.

    Raises ValueError for half a configuration.
    """
    given = (settings.seal_key, settings.seal_cert, settings.tsa_url)
    if all(given):
        key, certificate, url = given
        holder = holder_of(Path(str(key)).read_bytes(), Path(str(certificate)).read_bytes())
        return PadesSealer(holder, stamper_at(str(url)))
    if any(given):
        msg = "DURE_SEAL_KEY, DURE_SEAL_CERT and DURE_TSA_URL belong together"
        raise ValueError(msg)
    return authority_in(settings.data / "seal") if settings.embedded else None


def authority_in(folder: Path) -> PadesSealer:
    """Return a sealer of the test authority in a folder, which is made if it is not there."""
    paths = {name: folder / f"{name}.pem" for name in ("seal", "stamp")}
    if not all(path.is_file() for path in paths.values()):
        _make(folder, paths)
    seal, stamp = (holder_of(path.read_bytes(), path.read_bytes()) for path in paths.values())
    return PadesSealer(seal, local_stamper(stamp))


def _make(folder: Path, paths: dict[str, Path]) -> None:
    """Make an authority, and under it who seals and who stamps; its own key is kept nowhere."""
    folder.mkdir(parents=True, exist_ok=True)
    root_key = rsa.generate_private_key(65537, BITS)
    root = _certificate("authority", root_key, None, root_key)
    for name, path in paths.items():
        key = rsa.generate_private_key(65537, BITS)
        certificate = _certificate(name, key, root, root_key)
        parts = [
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            ),
            *(one.public_bytes(serialization.Encoding.PEM) for one in (certificate, root)),
        ]
        passing = path.with_suffix(".new")
        passing.unlink(missing_ok=True)
        file = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "wb") as out:
            out.write(b"".join(parts))
        passing.replace(path)


def _certificate(
    name: str,
    key: rsa.RSAPrivateKey,
    issuer: x509.Certificate | None,
    issuer_key: rsa.RSAPrivateKey,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAMES[name])])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + YEARS)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=issuer is not None,
                content_commitment=name == "seal",
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=issuer is None,
                crl_sign=issuer is None,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if name == "stamp":
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(issuer_key, hashes.SHA256())
