import { describe, expect, test } from 'vitest';
import { createSimulator } from '../index.ts';
import { graphAppRoles, maySubscribe, mayCall } from './permission-table.ts';

const room = '/users/7f105c7d-2dc5-4530-97cd-4e7ae6534c07';

describe('permissions of an application', () => {
  test.each([
    ['GET', `${room}/calendarView/delta`, 'Calendars.Read', 'allowed'],
    ['GET', `${room}/calendarView/delta`, 'Calendars.ReadBasic.All', 'denied'],
    ['GET', `${room}/calendarView`, 'Calendars.ReadBasic.All', 'allowed'],
    ['GET', `${room}/events/AAMk=/instances`, 'Calendars.ReadWrite', 'allowed'],
    ['POST', `${room}/events`, 'Calendars.Read', 'denied'],
    ['POST', `${room}/calendar/events/AAMk=/decline`, 'Calendars.ReadWrite', 'allowed'],
    ['POST', `${room}/calendars/AAMkX=/events`, 'Calendars.ReadWrite', 'allowed'],
    ['GET', '/users', 'Calendars.ReadWrite', 'denied'],
    ['GET', '/users', 'User.Read.All', 'allowed'],
    ['GET', '/users/delta', 'User.ReadBasic.All', 'denied'],
    ['GET', `${room}/mailboxSettings`, 'MailboxSettings.Read', 'allowed'],
    ['GET', `${room}/mailboxSettings`, 'Calendars.ReadWrite', 'denied'],
    ['GET', '/places/microsoft.graph.room', 'Place.Read.All', 'allowed'],
    ['GET', `${room}/drive`, 'Calendars.ReadWrite', 'unlisted'],
  ])('%s %s with %s is %s', (method, path, role, answer) => {
    expect(mayCall([role], method, path)).toBe(answer);
  });

  test('watching a calendar needs the right to read it', () => {
    expect(maySubscribe(['Calendars.Read'], 'users/7f105c7d/events')).toBe(true);
    expect(maySubscribe(['Calendars.ReadBasic.All'], 'users/7f105c7d/events')).toBe(false);
    expect(maySubscribe(['User.Read.All'], 'users/7f105c7d/events')).toBe(false);
  });

  test('every route of the simulator demands what the table demands', () => {
    const { graph } = createSimulator({ seed: 1 });
    const different = graph.router.routes.flatMap(({ method, paths, permissions }) =>
      paths.flatMap((path) => {
        const answers = permissions.map((permission) => mayCall([permission], method, path));
        const isOpen = permissions.length === 0 && mayCall([], method, path) !== 'allowed';
        return isOpen || answers.includes('denied') || answers.includes('unlisted')
          ? [`${method} ${path}: ${permissions.join(', ')}`]
          : [];
      }),
    );
    expect(different).toEqual([]);
  });

  test('the ids of permissions are those of Microsoft Graph', () => {
    expect(graphAppRoles['Calendars.ReadWrite']).toBe('ef54d2bf-783f-4e0f-bca1-3210c0444d99');
  });
});
