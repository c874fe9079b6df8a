import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NewMail, SiteScope } from '@planner/core';
import { queueMail, reportMails, sweepMails, uuidSource, withSite } from '@planner/db';
import { sealMailLink, secretBox } from '@planner/sites';
import { aClock, aSite, startSmtpReceiver, useDatabase } from '@planner/testkit';
import type { SmtpReceiver } from '@planner/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { folderTransport } from './folder-transport.ts';
import { sendDueMails } from './send-mails.ts';
import type { MailDeps } from './send-mails.ts';
import { smtpTransport } from './smtp-transport.ts';

const database = useDatabase();
const clock = aClock('2026-11-24T08:00:00Z');
const ids = uuidSource(clock);
const box = secretBox(Buffer.alloc(32, 3));
let receiver: SmtpReceiver;
let scope: SiteScope;
let deps: MailDeps;
beforeAll(async () => {
  receiver = await startSmtpReceiver();
  const build = { db: database.current.db, clock, ids };
  scope = await aSite(build, { name: 'Nørdlys' });
  const transport = smtpTransport({ url: receiver.url, from: 'planner@nordlys.test' });
  deps = { ...build, secrets: box, transport, worker: 'one', log: () => undefined };
});
afterAll(async () => {
  deps.transport.close();
  await receiver.close();
});
beforeEach(() => database.current.sql('delete from mails'));

function aMail(given: Partial<NewMail> = {}): NewMail {
  const id = ids.next();
  return {
    id,
    key: `test/${id}`,
    kind: 'testMail',
    to: { address: 'ida@nordlys.test', name: 'Ida Holm', personId: null },
    language: 'en',
    zone: 'Europe/Copenhagen',
    params: { by: 'Jonas' },
    link: null,
    at: clock.now(),
    ...given,
  };
}
const queue = (given: Partial<NewMail> = {}) =>
  withSite(database.current.db, scope, (tx) => queueMail(tx, aMail(given)));
const states = async () =>
  (await withSite(database.current.db, scope, (tx) => reportMails(tx, 50))).map(({ state }) => state);
const newest = () => receiver.mails.at(-1);

describe('a mail', () => {
  test('leaves once it is committed, in its reader’s language and zone, from the site', async () => {
    await queue({ kind: 'passwordReset', language: 'da', params: { until: '2026-11-24T09:00:00Z' } });
    await sendDueMails(deps);
    expect(newest()).toMatchObject({ from: 'planner@nordlys.test', to: ['ida@nordlys.test'] });
    expect(newest()?.text).toContain('Hej Ida Holm,');
    expect(newest()?.text).toMatch(/indtil .*24\. nov.* 10[.:]00/);
    expect(newest()?.headers['auto-submitted']).toBe('auto-generated');
    expect(await states()).toEqual(['sent']);
  });

  test('of a transaction that fails was never written', async () => {
    const attempt = withSite(database.current.db, scope, async (tx) => {
      await queueMail(tx, aMail());
      throw new Error('the change is refused');
    });
    await expect(attempt).rejects.toThrow('refused');
    expect(await sendDueMails(deps)).toBe(0);
  });

  test('is written once for an occasion, and sent once by several workers', async () => {
    expect([await queue({ key: 'again' }), await queue({ key: 'again' })]).toEqual([true, false]);
    const before = receiver.mails.length;
    await Promise.all(['one', 'two', 'three'].map((worker) => sendDueMails({ ...deps, worker })));
    expect(receiver.mails.length - before).toBe(1);
  });

  test('waits while the server asks for patience, a little longer each time, and keeps its Message-ID', async () => {
    await queue();
    receiver.refuseNext(451, 'hangUp');
    await sendDueMails(deps);
    expect(await sendDueMails(deps)).toBe(0);
    clock.advance({ seconds: 31 });
    await sendDueMails(deps);
    expect(await states()).toEqual(['waiting']);
    clock.advance({ seconds: 61 });
    await sendDueMails(deps);
    expect(await states()).toEqual(['sent']);
    const [{ mail_id: id } = { mail_id: '' }] = await database.current.sql<{ mail_id: string }>(
      'select mail_id from mails',
    );
    expect(newest()?.headers['message-id']).toBe(`<${id}@nordlys.test>`);
  });

  test('that the server refuses for good is not tried again', async () => {
    await queue();
    receiver.refuseNext(550);
    await sendDueMails(deps);
    clock.advance({ hours: 1 });
    expect(await sendDueMails(deps)).toBe(0);
    expect(await states()).toEqual(['failed']);
  });

  test('is given up when it is too late to matter', async () => {
    await queue({ expiresAt: clock.now().add({ hours: 1 }) });
    clock.advance({ hours: 2 });
    await withSite(database.current.db, scope, (tx) =>
      sweepMails(tx, { at: clock.now(), endedBefore: clock.now().subtract({ hours: 24 }) }),
    );
    expect(await sendDueMails(deps)).toBe(0);
    expect(await states()).toEqual(['expired']);
  });

  test('of a worker that died is sent by another once the lease is over', async () => {
    await queue();
    await database.current.sql(`update mails set lease_owner = 'dead', lease_until = $1`, [
      clock.now().add({ minutes: 5 }).toString(),
    ]);
    expect(await sendDueMails(deps)).toBe(0);
    clock.advance({ minutes: 6 });
    expect(await sendDueMails(deps)).toBe(1);
    expect(await states()).toEqual(['sent']);
  });

  test('keeps its link sealed, and forgets it once it is sent', async () => {
    const link = 'https://planner.nordlys.test/invitation#secret-token';
    await queue({
      kind: 'invitation',
      sealedLink: sealMailLink(link, { scope, box }),
      params: { inviter: 'Jonas', until: '2026-12-01T08:00:00Z' },
    });
    const rows = () => database.current.sql<{ all: string }>('select mails::text as all from mails');
    expect((await rows())[0]?.all).not.toContain('secret-token');
    await sendDueMails(deps);
    expect(newest()?.text).toContain(link);
    expect(await database.current.sql('select sealed_link from mails')).toEqual([{ sealed_link: null }]);
  });

  test('carries a calendar file as a calendar program expects it', async () => {
    const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    await queue({ calendar: { method: 'REQUEST', content } });
    await sendDueMails(deps);
    expect(newest()?.raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i);
  });

  test('gets no header from what people typed', async () => {
    const name = 'Ida\r\nBcc: victim@example.com';
    await queue({ to: { address: 'ida@nordlys.test', name, personId: null }, params: { by: name } });
    await sendDueMails(deps);
    expect(newest()?.to).toEqual(['ida@nordlys.test']);
    expect(newest()?.headers['bcc']).toBeUndefined();
  });

  test('of the demo is a file that a mail program opens', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'planner-mails-'));
    await queue();
    await sendDueMails({ ...deps, transport: folderTransport(folder, 'planner@localhost') });
    const [file = ''] = await readdir(folder);
    expect(file).toMatch(/\.eml$/);
    expect(await readFile(path.join(folder, file), 'utf8')).toContain('To: Ida Holm <ida@nordlys.test>');
    await rm(folder, { recursive: true });
  });
});
