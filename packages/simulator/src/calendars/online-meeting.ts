import type { EventFields } from '../tenant/item.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { framedHtml, shownBody } from './body-text.ts';

type OnlinePart = Pick<EventFields, 'isOnlineMeeting' | 'onlineMeetingProvider' | 'onlineMeeting' | 'body'>;

/**
 * Makes the event a Teams meeting when it asks for one. It is made once: what was set stays, later changes are ignored,
 * and the join block is part of the body from then on.
 */
export function withOnlineMeeting(fields: EventFields, tenant: Tenant, known: EventFields | null): OnlinePart {
  if (known?.onlineMeeting) {
    const { isOnlineMeeting, onlineMeetingProvider, onlineMeeting } = known;
    return { isOnlineMeeting, onlineMeetingProvider, onlineMeeting, body: fields.body };
  }
  if (!fields.isOnlineMeeting) {
    return { isOnlineMeeting: false, onlineMeetingProvider: 'unknown', onlineMeeting: null, body: fields.body };
  }
  const provider = fields.onlineMeetingProvider === 'unknown' ? 'teamsForBusiness' : fields.onlineMeetingProvider;
  const onlineMeeting = makeMeeting(tenant);
  return {
    isOnlineMeeting: true,
    onlineMeetingProvider: provider,
    onlineMeeting,
    body: withJoinBlock(fields.body, onlineMeeting),
  };
}

function makeMeeting(tenant: Tenant): { joinUrl: string; conferenceId: string; tollNumber: string } {
  const thread = Buffer.from(tenant.random.guid()).toString('base64url');
  const context = encodeURIComponent(JSON.stringify({ Tid: tenant.id, Oid: tenant.random.guid() }));
  return {
    joinUrl: `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${thread}%40thread.v2/0?context=${context}`,
    conferenceId: String(tenant.random.integer(100_000_000, 999_999_999)),
    tollNumber: '+1 323-555-0166',
  };
}

function withJoinBlock(
  body: EventFields['body'],
  meeting: { joinUrl: string; conferenceId: string },
): EventFields['body'] {
  const page = body.content === '' ? framedHtml(' ') : shownBody(body, 'html').content;
  const block = [
    '<div style="width:100%; height:20px"><span style="white-space:nowrap; color:gray; opacity:.36">________________________________________________________________________________</span>',
    '</div>',
    '<div class="me-email-text">',
    `<div style="margin-top:24px; margin-bottom:10px"><a class="me-email-headline" href="${meeting.joinUrl}" target="_blank" rel="noreferrer noopener">Join Microsoft Teams Meeting</a></div>`,
    `<div>Conference ID: ${meeting.conferenceId}#</div>`,
    '</div>',
  ].join('\r\n');
  const end = page.search(/<\/body\s*>/i);
  const content = end < 0 ? `${page}\r\n${block}` : `${page.slice(0, end)}${block}\r\n${page.slice(end)}`;
  return { contentType: 'html', content };
}
