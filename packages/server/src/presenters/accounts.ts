import type { LocalAccount, SessionReport } from '@planner/db';
import type { ApiToken } from '@planner/db';
import type { ShownLink } from '@planner/identity';
import type { z } from 'zod';
import type { accountLinkSchema, apiTokensSchema, ownAccountSchema, sessionsSchema } from '../api/accounts-schema.ts';

/** How a person signs in, as they see it themselves. */
export function presentAccount({
  person,
  passwordHash,
  factor,
  recoveryCodes,
}: LocalAccount): z.output<typeof ownAccountSchema> {
  return {
    login: person.userPrincipalName,
    hasPassword: passwordHash !== null,
    secondFactor: passwordHash === null ? null : { isOn: factor !== null && factor.since !== null, recoveryCodes },
  };
}

/** @param sessionKey  of the session that asks */
export function presentSessions(
  sessions: readonly SessionReport[],
  sessionKey: string,
): z.output<typeof sessionsSchema> {
  return {
    sessions: sessions.map(({ tokenHash, method, agent, address, createdAt, lastSeenAt, expiresAt }) => ({
      key: tokenHash.toString('hex'),
      isThisOne: tokenHash.toString('hex') === sessionKey,
      method,
      agent,
      address,
      createdAt: createdAt.toString(),
      lastSeenAt: lastSeenAt.toString(),
      expiresAt: expiresAt.toString(),
    })),
  };
}

export function presentTokens(tokens: readonly ApiToken[]): z.output<typeof apiTokensSchema> {
  return {
    tokens: tokens.map(({ personId, personName, createdAt, expiresAt, lastUsedAt, rights, ...token }) => ({
      ...token,
      person: { id: personId, displayName: personName },
      rights: rights && [...rights],
      createdAt: createdAt.toString(),
      expiresAt: expiresAt.toString(),
      lastUsedAt: lastUsedAt && lastUsedAt.toString(),
    })),
  };
}

export function presentLink({ expiresAt, ...link }: ShownLink): z.output<typeof accountLinkSchema> {
  return { ...link, expiresAt: expiresAt.toString() };
}
