import { createHash, X509Certificate } from 'node:crypto';
import type { Json } from '../graph/json-read.ts';
import type { AppRole, KeyCredential, PasswordCredential, PermissionScope } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { badProperty, kinds, shownInstant } from './property.ts';

/** A secret as Graph lists it: the text itself is shown by addPassword alone. */
export function presentPassword(password: PasswordCredential, secretText: string | null = null): Json {
  return {
    customKeyIdentifier: null,
    displayName: password.displayName,
    endDateTime: password.endsAt === null ? '2299-12-31T00:00:00Z' : shownInstant(password.endsAt),
    hint: password.hint,
    keyId: password.keyId,
    secretText,
    startDateTime: shownInstant(password.startsAt),
  };
}

/** A certificate as Graph lists it: without its key, as every list does. */
export function presentKey(credential: KeyCredential): Json {
  return {
    customKeyIdentifier: credential.customKeyIdentifier,
    displayName: credential.displayName,
    endDateTime: credential.endsAt === null ? null : shownInstant(credential.endsAt),
    key: null,
    keyId: credential.keyId,
    startDateTime: credential.startsAt === null ? null : shownInstant(credential.startsAt),
    type: credential.type,
    usage: credential.usage,
  };
}

/** A new secret as Entra makes it: two years unless the caller says otherwise, the text drawn by chance. */
export function newPassword(sent: Json, tenant: Tenant): PasswordCredential {
  const displayName = kinds.text(sent['displayName'] ?? null, 'displayName');
  const startsAt = readInstant(sent['startDateTime'], 'startDateTime') ?? tenant.clock.now();
  const twoYears = startsAt.toZonedDateTimeISO('UTC').add({ years: 2 }).toInstant();
  const endsAt = readInstant(sent['endDateTime'], 'endDateTime') ?? twoYears;
  if (Temporal.Instant.compare(endsAt, startsAt) <= 0) throw badProperty('endDateTime');
  const secretText = `${Buffer.from(tenant.random.bytes(3)).toString('base64url').slice(0, 3)}8Q~${Buffer.from(tenant.random.bytes(25)).toString('base64url')}`;
  return { keyId: tenant.random.guid(), displayName, hint: secretText.slice(0, 3), secretText, startsAt, endsAt };
}

/**
 * Reads `keyCredentials`. A credential that is kept comes back with its keyId and without its key (that is how it was
 * read); a new one needs a certificate, whose dates it takes. Throws 400 for what is no certificate.
 */
export function readKeys(
  value: unknown,
  { known, tenant }: { known: readonly KeyCredential[]; tenant: Tenant },
): readonly KeyCredential[] {
  return kinds.objects(value, 'keyCredentials').map((sent) => {
    const keyId = kinds.text(sent['keyId'] ?? null, 'keyId');
    const before = known.find((one) => one.keyId === keyId);
    if (before && (sent['key'] === undefined || sent['key'] === null)) return before;
    const key = kinds.text(sent['key'] ?? null, 'keyCredentials');
    if (key === null) throw badProperty('keyCredentials');
    const certificate = readCertificate(key);
    const thumbprint = createHash('sha1').update(certificate.raw).digest('hex').toUpperCase();
    return {
      keyId: keyId ?? tenant.random.guid(),
      displayName: kinds.text(sent['displayName'] ?? null, 'displayName') ?? certificate.subject,
      type: kinds.text(sent['type'] ?? null, 'type') ?? 'AsymmetricX509Cert',
      usage: kinds.text(sent['usage'] ?? null, 'usage') ?? 'Verify',
      key,
      customKeyIdentifier: kinds.text(sent['customKeyIdentifier'] ?? null, 'customKeyIdentifier') ?? thumbprint,
      startsAt: readInstant(sent['startDateTime'], 'startDateTime') ?? certificateDate(certificate.validFrom),
      endsAt: readInstant(sent['endDateTime'], 'endDateTime') ?? certificateDate(certificate.validTo),
    };
  });
}

function readCertificate(base64: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    throw badProperty('keyCredentials');
  }
}

/** OpenSSL writes `Nov 24 08:00:00 2026 GMT`. */
function certificateDate(text: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(text));
}

function readInstant(value: unknown, name: string): Temporal.Instant | null {
  const text = kinds.instant(value ?? null, name);
  return text === null ? null : Temporal.Instant.from(text);
}

/** Reads `appRoles`. A role needs an id of its own, a name and somebody to be for. */
export function readAppRoles(value: unknown): readonly AppRole[] {
  const roles = kinds.objects(value, 'appRoles').map((sent): AppRole => {
    const members = kinds.texts(sent['allowedMemberTypes'] ?? [], 'allowedMemberTypes');
    if (members.length === 0 || !members.every((one) => one === 'Application' || one === 'User'))
      throw badProperty('allowedMemberTypes');
    return {
      id: readGuid(sent['id'], 'id'),
      value: kinds.text(sent['value'] ?? null, 'value'),
      displayName: kinds.name(sent['displayName'], 'displayName'),
      description: kinds.name(sent['description'], 'description'),
      allowedMemberTypes: members,
      isEnabled: kinds.flag(sent['isEnabled'] ?? true, 'isEnabled'),
    };
  });
  mustDiffer(roles, 'appRoles');
  return roles;
}

/** Reads `api.oauth2PermissionScopes`. */
export function readScopes(value: unknown): readonly PermissionScope[] {
  const scopes = kinds.objects(value, 'oauth2PermissionScopes').map((sent): PermissionScope => {
    const type = kinds.text(sent['type'] ?? 'User', 'type');
    if (type !== 'User' && type !== 'Admin') throw badProperty('type');
    return {
      id: readGuid(sent['id'], 'id'),
      value: kinds.name(sent['value'], 'value'),
      type,
      isEnabled: kinds.flag(sent['isEnabled'] ?? true, 'isEnabled'),
      adminConsentDisplayName: kinds.name(sent['adminConsentDisplayName'], 'adminConsentDisplayName'),
      adminConsentDescription: kinds.name(sent['adminConsentDescription'], 'adminConsentDescription'),
      userConsentDisplayName: kinds.text(sent['userConsentDisplayName'] ?? null, 'userConsentDisplayName'),
      userConsentDescription: kinds.text(sent['userConsentDescription'] ?? null, 'userConsentDescription'),
    };
  });
  mustDiffer(scopes, 'oauth2PermissionScopes');
  return scopes;
}

function mustDiffer(all: readonly { readonly id: string; readonly value: string | null }[], name: string): void {
  const values = all.flatMap(({ value }) => (value === null ? [] : [value]));
  if (new Set(all.map(({ id }) => id)).size !== all.length || new Set(values).size !== values.length)
    throw badProperty(name);
}

/** Reads a GUID. Throws 400. */
export function readGuid(value: unknown, name: string): string {
  if (typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
    return value.toLowerCase();
  throw badProperty(name);
}
