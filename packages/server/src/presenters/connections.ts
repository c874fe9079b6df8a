import type { PersonId } from '@planner/core';
import type { ConnectedApplication, ConsentRow } from '@planner/db';
import { applications, cloudOf, clouds, connectionState, grantsOf, limitsOf, redirectUrisOf } from '@planner/sites';
import type { Connection, ConsentOutcome, Credential, Limit } from '@planner/sites';
import type { ConnectionAnswer } from '../api/connections-schema.ts';

/** All that is known of one application's connection. */
export interface ConnectionFacts {
  readonly application: ConnectedApplication;
  readonly connection: Connection | null;
  readonly consent: ConsentRow | null;
  readonly names: ReadonlyMap<PersonId, string>;
  /** null where no public address is set */
  readonly baseUrl: string | null;
  readonly now: Temporal.Instant;
}

/** For administrators: a connection with everything but its secrets. */
export function presentConnection(facts: ConnectionFacts): ConnectionAnswer {
  const { application: key, connection, consent, names, baseUrl, now } = facts;
  const application = applications[key];
  const [global] = clouds;
  const checked = connection?.checked ?? null;
  return {
    application: key,
    name: application.name,
    page: application.page,
    state: connectionState(connection, consent, now),
    inUse: connection?.state === 'connected',
    tenantId: connection?.tenantId ?? null,
    clientId: connection?.clientId ?? null,
    cloud: connection ? cloudOf(connection) : 'global',
    authorityUrl: connection?.authorityUrl ?? global?.authorityUrl ?? '',
    graphUrl: connection?.graphUrl ?? global?.graphUrl ?? '',
    credential: presentCredential(connection?.credential ?? null),
    nextCredential: presentCredential(connection?.nextCredential ?? null),
    nextAccepted: checked?.nextAccepted ?? null,
    permissions: grantsOf(application, checked?.roles ?? null).map(({ permission, granted }) => ({
      value: permission.value,
      kind: permission.type === 'Role' ? 'application' : 'delegated',
      required: permission.required,
      granted,
    })),
    problem: checked?.problem ?? null,
    limits: connection ? limitsOf(connection).map(presentLimit) : [],
    checkedAt: checked?.at ?? null,
    missed: connection?.missed ? { at: connection.missed.at, retryAt: connection.missed.retryAt } : null,
    connectedAt: connection?.connectedAt?.toString() ?? null,
    connectedBy: connection?.connectedBy ? (names.get(connection.connectedBy) ?? null) : null,
    consent: consent && presentConsent(consent, names),
    redirectUris: baseUrl === null ? null : redirectUrisOf({ application, baseUrl }),
  };
}

function presentCredential(credential: Credential | null): ConnectionAnswer['credential'] {
  if (!credential) return null;
  const { kind, expiresAt } = credential;
  return {
    kind,
    hint: kind === 'secret' ? credential.hint : null,
    thumbprint: kind === 'certificate' ? credential.thumbprint : null,
    certificate: kind === 'certificate' ? credential.certificate : null,
    expiresAt: expiresAt && expiresAt.toString(),
  };
}

function presentLimit(limit: Limit): ConnectionAnswer['limits'][number] {
  return {
    kind: limit.kind,
    permission: limit.kind === 'optional' ? limit.permission : null,
    room: limit.kind === 'refused' ? limit.room : null,
  };
}

function presentConsent(consent: ConsentRow, names: ReadonlyMap<PersonId, string>): ConnectionAnswer['consent'] {
  const outcome = consent.outcome as unknown as ConsentOutcome | null;
  return {
    startedBy: names.get(consent.startedBy) ?? null,
    startedAt: consent.startedAt.toString(),
    expiresAt: consent.expiresAt.toString(),
    outcome: outcome?.kind ?? null,
    code: outcome?.kind === 'declined' ? outcome.code : null,
    detail: outcome?.kind === 'declined' ? outcome.detail : null,
    approvedIn: outcome?.kind === 'wrongTenant' ? outcome.approvedIn : null,
  };
}
