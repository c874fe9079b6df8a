import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { Home } from '../tenant/home.ts';
import { toEwsId, toRestId } from '../tenant/ids.ts';
import { homeOf } from './find-event.ts';
import { readArray, readEnum, readObject, readString, requireKnown, type Json } from '../graph/json-read.ts';

const maxIds = 1000;

// The MAPI forms (entryId, immutableEntryId) have no meaning here: nothing in the simulator speaks MAPI.
const idTypes = ['ewsId', 'restId', 'restImmutableEntryId'] as const;
type IdType = (typeof idTypes)[number];

/** Ids from one form to another, within one mailbox. */
export function addTranslationRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'POST',
    paths: ['/users/{user}/translateExchangeIds'],
    what: 'ids between ewsId, restId and restImmutableEntryId (at most 1000)',
    permissions: requiredPermissions('POST', '/users/{id}/translateExchangeIds'),
    options: [],
    handle: translate,
  });
}

function translate(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const sent = readObject(request.body, 'body');
  requireKnown(sent, 'translateExchangeIds', ['inputIds', 'sourceIdType', 'targetIdType']);
  const ids = readArray(sent['inputIds'], 'inputIds').map((id) => readString(id, 'inputIds'));
  if (ids.length > maxIds) {
    throw new GraphError(400, 'ErrorInvalidRequest', `At most ${maxIds} ids can be translated at once.`);
  }
  const source = readEnum(sent['sourceIdType'], 'sourceIdType', idTypes);
  const target = readEnum(sent['targetIdType'], 'targetIdType', idTypes);
  const context = `${request.baseUrl}/$metadata#Collection(microsoft.graph.convertIdResult)`;
  return {
    status: 200,
    body: { '@odata.context': context, value: ids.map((id) => translateOne(home, id, { source, target })) },
  };
}

function translateOne(home: Home, sourceId: string, { source, target }: { source: IdType; target: IdType }): Json {
  const reference = home.mailbox.calendar.readId(source === 'ewsId' ? toRestId(sourceId) : sourceId);
  const expected = source === 'restImmutableEntryId' ? 'immutable' : 'default';
  const item = reference?.kind === expected ? home.mailbox.calendar.resolve(reference) : undefined;
  if (!reference || !item) {
    return {
      sourceId,
      errorDetails: { code: 'ErrorInvalidIdMalformed', message: 'The ID is malformed or of another mailbox.' },
    };
  }
  const kind = target === 'restImmutableEntryId' ? 'immutable' : 'default';
  const restId = home.mailbox.calendar.itemId(item, kind, reference.date);
  return { sourceId, targetId: target === 'ewsId' ? toEwsId(restId) : restId };
}
