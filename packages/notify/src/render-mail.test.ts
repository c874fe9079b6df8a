import { languages, mailCatalogue } from '@planner/core';
import type { MailKind } from '@planner/core';
import { describe, expect, test } from 'vitest';
import { renderMail } from './render-mail.ts';

const kinds = Object.keys(mailCatalogue) as MailKind[];
const params = {
  by: 'Jonas',
  inviter: 'Jonas',
  name: 'Jonas',
  application: 'planner',
  state: 'consentRevoked',
  days: 7,
  at: '2026-11-24T08:00:00Z',
  until: '2026-11-24T08:00:00Z',
  meeting: 'Budget',
  room: 'Fjord',
  when: { start: '2026-11-26T09:00:00Z', end: '2026-11-26T10:00:00Z' },
  more: 2,
  reason: 'The room is taken.',
};
const rendered = (kind: MailKind, language: (typeof languages)[number], given: object = params) =>
  renderMail(
    { kind, language, name: null, zone: 'Europe/Copenhagen', params: given as typeof params },
    { site: 'Nordlys', link: 'https://planner.test/x' },
  );

describe('every mail', () => {
  test('has words in every language, with every blank filled', () => {
    for (const kind of kinds)
      for (const language of languages) {
        const { subject, text, html } = rendered(kind, language);
        expect([kind, language, subject]).not.toContain('');
        for (const words of [subject, text]) expect(words).not.toMatch(/\bnone\b/);
        for (const words of [subject, text, html]) expect(words).not.toMatch(/\{|\}|undefined/);
      }
  });

  test('differs from language to language', () => {
    for (const kind of kinds) expect(new Set(languages.map((language) => rendered(kind, language).text)).size).toBe(3);
  });

  test('shows markup that somebody typed as text', () => {
    const { html } = rendered('testMail', 'en', { by: '<script>alert(1)</script>' });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>');
  });
});
