// Asking a device for a passkey: the server's JSON in, the device's answer as JSON out.

type Json = Record<string, unknown>;

/** Whether this page, at this address, can make and ask passkeys. */
export const canUsePasskeys = (at: string) =>
  typeof PublicKeyCredential === "function" && window.isSecureContext && location.origin === at;

/** Make a passkey by the options of `beginPasskey`; null if the person stopped it. */
export async function makePasskey(options: string): Promise<string | null> {
  const asked = JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON?.(asked) ?? {
    ...(asked as unknown as PublicKeyCredentialCreationOptions),
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: described(asked.excludeCredentials),
  };
  return answered(() => navigator.credentials.create({ publicKey }));
}

/** Prove by the options of `beginStepUp`; null if the person stopped it. */
export async function askPasskey(options: string): Promise<string | null> {
  const asked = JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON?.(asked) ?? {
    ...(asked as unknown as PublicKeyCredentialRequestOptions),
    challenge: bytes(asked.challenge),
    allowCredentials: described(asked.allowCredentials),
  };
  return answered(() => navigator.credentials.get({ publicKey }));
}

async function answered(ask: () => Promise<Credential | null>): Promise<string | null> {
  try {
    const credential = (await ask()) as PublicKeyCredential | null;
    return credential && JSON.stringify(credential.toJSON?.() ?? told(credential));
  } catch (fault) {
    // Stopped by the person, out of time, or no device that fits: the browser does not say which.
    if (fault instanceof DOMException) return null;
    throw fault;
  }
}

/** What `toJSON` says, for browsers that do not have it. */
function told({ id, rawId, type, response }: PublicKeyCredential): Json {
  const parts: Json = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    const part = (response as unknown as Record<string, ArrayBuffer | null | undefined>)[name];
    if (part) parts[name] = text(part);
  }
  return { id, rawId: text(rawId), type, response: parts };
}

const described = (known: PublicKeyCredentialDescriptorJSON[] = []) =>
  known.map(({ id }) => ({ id: bytes(id), type: "public-key" as const }));

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
