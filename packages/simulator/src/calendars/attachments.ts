import { GraphError } from '../graph/graph-error.ts';
import { invalidProperty, readBoolean, readObject, readString, requireKnown, type Json } from '../graph/json-read.ts';
import type { EventAttachment } from '../tenant/item.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { utc } from './event-json.ts';

// api/event-post-attachments: 3 MB in one request; larger ones need an upload session, which isn't here.
const largestBytes = 3 * 1024 * 1024;

const writable = ['name', 'contentType', 'contentBytes', 'contentId', 'isInline', 'size'];

/**
 * Reads a fileAttachment.
 * @throws GraphError 400 for other kinds of attachment and broken base64, 413 beyond 3 MB
 */
export function readAttachment(value: unknown, tenant: Tenant): EventAttachment {
  const sent = readObject(value, 'attachment');
  const type = sent['@odata.type'];
  if (typeof type !== 'string' || !/^#?microsoft\.graph\.fileAttachment$/i.test(type)) {
    throw new GraphError(
      400,
      'ErrorInvalidRequest',
      'Only attachments of the type microsoft.graph.fileAttachment can be added.',
    );
  }
  requireKnown(sent, 'fileAttachment', writable);
  const name = readString(sent['name'], 'name');
  const contentBytes = readString(sent['contentBytes'], 'contentBytes');
  if (name === '') throw invalidProperty('name');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(contentBytes) || contentBytes.length % 4 !== 0)
    throw invalidProperty('contentBytes');
  const size = Buffer.byteLength(contentBytes, 'base64');
  if (size > largestBytes) {
    throw new GraphError(413, 'ErrorMessageSizeExceeded', 'The attachment exceeds the maximum supported size.');
  }
  const given = <T>(key: string, read: (value: unknown, key: string) => T): T | null =>
    sent[key] === undefined || sent[key] === null ? null : read(sent[key], key);
  return {
    id: Buffer.from(tenant.random.bytes(12)).toString('base64url'),
    name,
    contentType: given('contentType', readString),
    contentId: given('contentId', readString),
    isInline: given('isInline', readBoolean) ?? false,
    size,
    contentBytes,
    modifiedAt: tenant.clock.now(),
  };
}

/** Graph's fileAttachment. */
export function attachmentJson(attachment: EventAttachment): Json {
  const { modifiedAt, contentBytes, ...shown } = attachment;
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    '@odata.mediaContentType': attachment.contentType ?? 'application/octet-stream',
    ...shown,
    lastModifiedDateTime: utc(modifiedAt),
    contentLocation: null,
    contentBytes,
  };
}
