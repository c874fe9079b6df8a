import type { Person, Right } from '@planner/core';
import type { DemoProvider, SignOnMode } from '@planner/identity';
import type { Me, SessionAnswer, SignInAnswer } from '../api/session-schema.ts';
import type { Site } from '../http/site-host.ts';

/** A person as they see themselves. */
export function presentMe(person: Person): Me {
  return {
    id: person.id,
    displayName: person.displayName,
    mail: person.mail,
    language: person.language,
    zone: person.zone,
    defaultLocationId: person.defaultLocationId,
  };
}

export interface SessionFacts {
  readonly person: Person;
  readonly rights: readonly Right[];
  readonly csrfToken: string;
  readonly site: Site;
  readonly now: Temporal.Instant;
}

/** Who is signed in, and what the page needs to begin with. */
export function presentSession({ person, rights, csrfToken, site, now }: SessionFacts): SessionAnswer {
  return {
    person: presentMe(person),
    rights: rights.map(presentRight),
    site: { name: site.name, language: site.language },
    csrfToken,
    now: now.toString(),
  };
}

/** What a process offers to sign in with. */
export interface WaysIn {
  readonly demo: DemoProvider | null;
  readonly byPassword: boolean;
  readonly signOn: SignOnMode;
  /** false when the browser wouldn't keep the session's cookie */
  readonly secure: boolean;
}

/** The ways in. */
export function presentSignIn({ demo, byPassword, signOn, secure }: WaysIn): SignInAnswer {
  return {
    providers: [
      ...(demo ? [{ kind: 'demo' as const, people: [...demo.people] }] : []),
      ...(byPassword ? [{ kind: 'local' as const }] : []),
    ],
    singleSignOn: signOn === 'off' ? null : signOn,
    secure,
  };
}

/** A right with its scope. */
export function presentRight({ kind, scope }: Right): SessionAnswer['rights'][number] {
  switch (scope.kind) {
    case 'site':
      return { kind, scope: { kind: 'site' } };
    case 'locations':
      return { kind, scope: { kind: 'locations', locationIds: [...scope.locationIds] } };
    default:
      return { kind, scope: { kind: 'rooms', roomIds: [...scope.roomIds] } };
  }
}
