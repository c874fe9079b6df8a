import type { Mailbox } from '../tenant/mailbox.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Caller } from './caller.ts';
import { GraphError } from './graph-error.ts';
import type { Preferences } from './preferences.ts';

/** A request after authentication and routing, as handlers see it. */
export interface GraphRequest {
  readonly method: string;
  /** Below `/v1.0`, as sent: escapes included, `/me` where the client wrote it. */
  readonly path: string;
  /** The whole address. */
  readonly href: string;
  readonly headers: Headers;
  readonly caller: Caller;
  readonly tenant: Tenant;
  /** Values of the `{name}` segments of the route, decoded; ids keep their case. */
  readonly params: Readonly<Record<string, string>>;
  /** Query options by their lower-case name with `$` (`$select`), and plain parameters by lower-case name. */
  readonly query: ReadonlyMap<string, string>;
  readonly preferences: Preferences;
  /** The parsed JSON body; undefined when the request has none. */
  readonly body: unknown;
  /** `…/v1.0/users('…')/events`: the head of `@odata.context` and of next links. */
  readonly baseUrl: string;
}

/** What a handler returns. `body` undefined means an empty answer. */
export interface GraphAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The connection breaks without an answer: rejects `fetch`, and an HTTP server closes the socket. */
export class ConnectionLost extends Error {}

/**
 * The mailbox that the path names. The directory's object id and UPN always work; another SMTP address
 * works only with the switch `smtpPathWorks` (microsoft-graph-docs#5291).
 * @throws GraphError 404 ErrorInvalidUser or MailboxNotEnabledForRESTAPI, 403 outside the app's mailbox scope
 */
export function mailboxOf(request: GraphRequest): Mailbox {
  const name = request.params['user'] ?? '';
  const { tenant } = request;
  const user = tenant.findUser(name) ?? (tenant.switches.smtpPathWorks ? tenant.findByAddress(name) : undefined);
  if (!user) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`);
  const mailbox = tenant.mailboxes.get(user.id);
  if (!mailbox) {
    throw new GraphError(404, 'MailboxNotEnabledForRESTAPI', 'REST API is not yet supported for this mailbox.');
  }
  const scope = tenant.apps.get(request.caller.appId)?.mailboxScope;
  if (scope && !scope.has(user.id)) {
    throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  if (request.caller.delegated && request.caller.delegated.userId !== user.id) {
    throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  return mailbox;
}
