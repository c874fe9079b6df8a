import { createHash } from 'node:crypto';

// Namespace of Planner's own name-based ids; drawn once, never to change: a repeated create must give the same id.
const namespace = Buffer.from('5f0c1f9a2f0b4c1c9a3f8d3c3b8b7a11', 'hex');

/**
 * The transactionId of a create: UUIDv5 (RFC 9562 §5.5) of the meeting and its generation, so that whatever is repeated
 * after a lost answer is the same transaction for Exchange.
 * @param generation  grows only when the meeting truly gets a new event
 */
export function transactionIdOf(meetingId: string, generation: number): string {
  const hash = createHash('sha1').update(namespace).update(`${meetingId}/${generation}`).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
