import { answerMeeting } from '../attendant/answer.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Home } from '../tenant/home.ts';
import type { ResponseMessage } from '../tenant/message.ts';
import { readBoolean, readObject, readString, requireKnown, type Json } from '../graph/json-read.ts';
import { readMoment } from './event-input.ts';
import { entryOf, entryOfDate, type Entry } from './series/occurrences.ts';

export type Action = 'accept' | 'decline' | 'tentativelyAccept';

const responses: Readonly<Record<Action, ResponseMessage['response']>> = {
  accept: 'accepted',
  decline: 'declined',
  tentativelyAccept: 'tentativelyAccepted',
};
const suffixes: Readonly<Record<Action, string>> = {
  accept: 'Accept',
  decline: 'Decline',
  tentativelyAccept: 'Tentative',
};

/**
 * accept, decline and tentativelyAccept of an attendee's copy. The effect shows after `answerVisibleAfterSeconds`.
 * @throws GraphError 400: own meeting, cancelled meeting, a proposal where none is allowed
 */
export function respond(home: Home, entry: Entry, action: Action, body: unknown): void {
  const sent = readObject(body ?? {}, 'body');
  requireKnown(sent, action, [
    'comment',
    'Comment',
    'sendResponse',
    'SendResponse',
    'proposedNewTime',
    'ProposedNewTime',
  ]);
  const given = (name: string): unknown =>
    sent[name] ?? sent[name.charAt(0).toUpperCase() + name.slice(1)] ?? undefined;
  const comment = given('comment') === undefined ? '' : readString(given('comment'), 'comment');
  const sendResponse = given('sendResponse') === undefined || readBoolean(given('sendResponse'), 'sendResponse');
  const proposedNewTime = given('proposedNewTime');
  requireAnswerable(entry, action);
  if (proposedNewTime !== undefined)
    requireProposal(entry, action, sendResponse, readObject(proposedNewTime, 'proposedNewTime'));
  const { item, date } = entry;
  const answer = {
    response: responses[action],
    comment,
    sendResponse,
    ...(proposedNewTime === undefined ? {} : { proposedNewTime }),
  };
  later(home, () => {
    const now = date === null ? entryOf(item) : entryOfDate(item, date);
    if (item.folder !== 'calendar' || !now || now.isCancelled) return;
    answerMeeting(home, item, date, answer);
  });
}

function later({ tenant }: Home, act: () => void): void {
  const [least, most] = tenant.switches.answerVisibleAfterSeconds;
  const milliseconds = Math.round(1000 * (least + tenant.random.next() * (most - least)));
  if (milliseconds === 0) act();
  else tenant.agenda.add({ at: tenant.clock.now().add({ milliseconds }), what: 'an answer takes effect', run: act });
}

function requireAnswerable(entry: Entry, action: Action): void {
  if (entry.item.isOrganizer) {
    throw new GraphError(
      400,
      `ErrorCalendarIsOrganizerFor${suffixes[action]}`,
      "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
    );
  }
  if (entry.isCancelled) {
    throw new GraphError(
      400,
      `ErrorCalendarIsCancelledFor${suffixes[action]}`,
      "Your request can't be completed. The meeting has been cancelled.",
    );
  }
}

function requireProposal(entry: Entry, action: Action, sendResponse: boolean, proposal: Json): void {
  if (action === 'accept') {
    throw new GraphError(
      400,
      'ErrorInvalidRequest',
      'A new time can be proposed only when declining or tentatively accepting.',
    );
  }
  if (!entry.fields.allowNewTimeProposals) {
    throw new GraphError(400, 'ErrorInvalidRequest', "The organizer of this meeting doesn't allow new time proposals.");
  }
  if (!sendResponse) {
    throw new GraphError(400, 'ErrorInvalidRequest', 'A new time can be proposed only when a response is sent.');
  }
  requireKnown(proposal, 'timeSlot', ['start', 'end']);
  readMoment(proposal['start'], 'start');
  readMoment(proposal['end'], 'end');
}
