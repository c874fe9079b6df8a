import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import { mailboxOf, type GraphAnswer, type GraphRequest } from '../graph/request.ts';
import { presentMailboxSettings, presentWorkingHours } from './mailbox-settings.ts';

/** Settings of mailboxes: language, zone, working hours, what the mailbox is for. */
export function addMailboxSettingsRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/mailboxSettings'],
    what: 'Read mailbox settings: time zone, language, working hours, what the mailbox is for',
    permissions: requiredPermissions('GET', '/users/{id}/mailboxSettings'),
    options: [],
    handle: (request) => {
      const mailbox = mailboxOf(request);
      const head = `${request.baseUrl}/$metadata#users('${mailbox.user.id}')/mailboxSettings`;
      return { status: 200, body: { '@odata.context': head, ...presentMailboxSettings(mailbox) } };
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/mailboxSettings/{setting}'],
    what: 'Read one mailbox setting (language, timeZone, userPurpose, workingHours …)',
    permissions: requiredPermissions('GET', '/users/{id}/mailboxSettings'),
    options: [],
    handle: readOneSetting,
  });
}

function readOneSetting(request: GraphRequest): GraphAnswer {
  const mailbox = mailboxOf(request);
  const wanted = (request.params['setting'] ?? '').toLowerCase();
  const [name, value] =
    Object.entries(presentMailboxSettings(mailbox)).find(([key]) => key.toLowerCase() === wanted) ?? [];
  if (name === undefined) throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${wanted}'.`);
  const head = `${request.baseUrl}/$metadata#users('${mailbox.user.id}')/mailboxSettings/${name}`;
  if (name === 'workingHours')
    return { status: 200, body: { '@odata.context': head, ...presentWorkingHours(mailbox) } };
  const isObject = typeof value === 'object' && value !== null;
  return { status: 200, body: isObject ? { '@odata.context': head, ...value } : { '@odata.context': head, value } };
}
