/** Where a value of a claim comes from: an attribute of the person as the portal names it (`user.mail`), or `"a text"`. */
export type ClaimSource = string;

export type NameIdFormat = 'emailAddress' | 'persistent' | 'unspecified' | 'transient';

/** How an enterprise application signs people in by SAML, besides what Graph's objects hold (identifiers, reply URLs …). */
export type SamlSettings = {
  readonly nameId: {
    readonly source: ClaimSource;
    readonly format: NameIdFormat;
    /** The portal's transformation ExtractMailPrefix. */
    readonly mailPrefix: boolean;
  };
  /** Claims beside those that Entra always sends. */
  readonly claims: readonly { readonly name: string; readonly source: ClaimSource }[];
  readonly groups: 'none' | 'security' | 'all' | 'application';
  readonly signing: 'assertion' | 'response' | 'both';
  readonly algorithm: 'sha256' | 'sha1';
  /** Requests must be signed by one of these certificates (DER, base64); null: they needn't be. */
  readonly requestCertificates: readonly string[] | null;
};

/** A certificate that signs SAML messages of one application. The active one is named by the service principal. */
export type SigningCertificate = {
  readonly keyId: string;
  /** SHA-1 of the DER form, upper case hex, as the portal shows it. */
  readonly thumbprint: string;
  /** DER, base64. */
  readonly certificate: string;
  /** PKCS#8. */
  readonly privateKeyPem: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
};

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

/** What the portal sets for a new SAML application. */
export const defaultSamlSettings: SamlSettings = {
  nameId: { source: 'user.userprincipalname', format: 'emailAddress', mailPrefix: false },
  claims: [
    { name: `${claims}/givenname`, source: 'user.givenname' },
    { name: `${claims}/surname`, source: 'user.surname' },
    { name: `${claims}/emailaddress`, source: 'user.mail' },
    { name: `${claims}/name`, source: 'user.userprincipalname' },
  ],
  groups: 'none',
  signing: 'assertion',
  algorithm: 'sha256',
  requestCertificates: null,
};

/** The certificates that stand in the metadata of a tenant when no application is named. */
export const tenantWide = 'tenant-wide';

export type SamlBookDump = {
  readonly settings: readonly (readonly [string, SamlSettings])[];
  readonly certificates: readonly (readonly [string, readonly SigningCertificate[]])[];
};

/** SAML settings and signing keys of a tenant's enterprise applications, by object id of the service principal. */
export class SamlBook {
  readonly #settings = new Map<string, SamlSettings>();
  readonly #certificates = new Map<string, readonly SigningCertificate[]>();
  readonly #listeners = new Set<() => void>();

  /** Hears of every change, after it. Returns the function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  settingsOf(principalId: string): SamlSettings {
    return this.#settings.get(principalId) ?? defaultSamlSettings;
  }

  setSettings(principalId: string, change: Partial<SamlSettings>): void {
    this.#settings.set(principalId, { ...this.settingsOf(principalId), ...change });
    this.#tell();
  }

  certificatesOf(principalId: string): readonly SigningCertificate[] {
    return this.#certificates.get(principalId) ?? [];
  }

  setCertificates(principalId: string, certificates: readonly SigningCertificate[]): void {
    this.#certificates.set(principalId, certificates);
    this.#tell();
  }

  /** Everything, for a snapshot. */
  dump(): SamlBookDump {
    return { settings: [...this.#settings], certificates: [...this.#certificates] };
  }

  load(dump: SamlBookDump): void {
    for (const [id, settings] of dump.settings) this.#settings.set(id, settings);
    for (const [id, certificates] of dump.certificates) this.#certificates.set(id, certificates);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
