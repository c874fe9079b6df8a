import { createRandom } from '../../tenant/random.ts';
import { scenarioSchema, type Scenario, type ScenarioInput } from '../scenario-schema.ts';
import { floors, locations, type DemoFloor, type DemoLocation } from './locations.ts';
import { groups, roomLists } from './groups.ts';
import { planMeetings, type DemoMeetings } from './meetings.ts';
import { outsiders } from './outsiders.ts';
import { people, type DemoPerson } from './people.ts';
import { demoDomain, rooms, zoneOfRoom, type DemoRoom } from './rooms.ts';

/** An application that the demo organisation has registered. */
export type DemoApp = {
  readonly appId: string;
  readonly displayName: string;
  readonly secret: string;
  readonly roles: readonly string[];
  /** Delegated permissions. */
  readonly scopes: readonly string[];
  /** Where Entra may send a browser back to; on loopback any port will do. */
  readonly redirectUris: readonly string[];
  /** Whether an administrator has consented already. */
  readonly consented: boolean;
};

const redirectUris = ['localhost', '127.0.0.1'].map((host) => `http://${host}/admin/consent/callback`);

/** The organisation of the demo as plain data, for whoever sets up a booking system for it. It doesn't depend on a date. */
export const nordlys: {
  readonly tenantId: string;
  readonly displayName: string;
  readonly domain: string;
  readonly locations: readonly DemoLocation[];
  readonly floors: readonly DemoFloor[];
  readonly rooms: readonly DemoRoom[];
  readonly people: readonly DemoPerson[];
  readonly apps: { readonly directoryImport: DemoApp; readonly calendarService: DemoApp; readonly addin: DemoApp };
} = {
  tenantId: '6b1f0a52-3c84-4d0e-9a57-2e8d41c7f3b0',
  displayName: 'Nordlys Group',
  domain: demoDomain,
  locations,
  floors,
  rooms,
  people,
  apps: {
    directoryImport: {
      appId: '3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10',
      displayName: 'Planner',
      secret: 'only-on-loopback~import',
      roles: ['Group.Read.All', 'User.Read.All'],
      scopes: ['User.Read'],
      redirectUris,
      consented: false,
    },
    calendarService: {
      appId: '91f4b8d6-27ce-4a35-b0c1-5d6a7e3f8c21',
      displayName: 'Calendar Service',
      secret: 'only-on-loopback~calendar',
      roles: ['Calendars.ReadWrite', 'Place.Read.All', 'MailboxSettings.Read'],
      scopes: ['User.Read'],
      redirectUris,
      consented: true,
    },
    addin: {
      appId: 'c7a2d951-6f08-4b1d-97e3-8c4b5a0d2e32',
      displayName: 'Planner - Office 365 Add-In',
      secret: 'only-on-loopback~add-in',
      roles: ['Calendars.Read'],
      scopes: ['User.Read'],
      redirectUris,
      consented: false,
    },
  },
};

/**
 * The Nordlys Group as a scenario: its people, groups, rooms and apps, and two months of meetings around `today` as acts of its
 * people. The same seed and day give the same scenario.
 * @param today  the date that lies in the middle
 */
export function nordlysScenario(options: { seed: string | number; today: Temporal.PlainDate }): {
  scenario: Scenario;
  meetings: DemoMeetings;
} {
  const meetings = planMeetings(createRandom(`nordlys/${options.seed}`), options.today);
  const input: ScenarioInput = {
    name: 'Nordlys Group',
    tenants: [
      {
        id: nordlys.tenantId,
        displayName: nordlys.displayName,
        domains: [demoDomain, 'nordlys.onmicrosoft.example'],
        people: [
          ...people.map((person) => ({
            id: person.id,
            name: person.name,
            givenName: person.givenName,
            surname: person.surname,
            address: person.address,
            language: person.language,
            zone: person.zone,
            enabled: person.enabled,
            ...(person.part === 'administrator' && { directoryRoles: ['Global Administrator' as const] }),
            profile: {
              department: person.department,
              jobTitle: person.jobTitle,
              officeLocation: locationName(person.location),
              companyName: nordlys.displayName,
            },
          })),
          ...outsiders,
        ],
        groups: [...groups, ...roomLists],
        rooms: rooms.map(roomOf),
        apps: demoApps(),
        acts: [...meetings.acts],
      },
    ],
  };
  return { scenario: scenarioSchema.parse(input), meetings };
}

/** A room mailbox as Planner wants it: the Calendar Attendant files requests, and whoever owns the room answers. */
function roomOf(room: DemoRoom): NonNullable<ScenarioInput['tenants'][number]['rooms']>[number] {
  const floor = floors.find((one) => one.key === room.floor)!;
  return {
    id: room.id,
    name: room.name,
    address: room.address,
    zone: zoneOfRoom(room),
    language: locations.find((one) => one.key === room.location)!.mailboxLanguage,
    hidden: room.hidden,
    broken: room.broken,
    processing: { automateProcessing: 'AutoUpdate' },
    profile: {
      capacity: room.capacity,
      building: locationName(room.location),
      floorNumber: floor.level,
      floorLabel: floor.name,
      label: room.code,
      tags: [...room.features],
      isWheelChairAccessible: room.features.includes('accessible'),
    },
  };
}

/** The applications of the demo organisation as a scenario has them. */
export function demoApps(): NonNullable<ScenarioInput['tenants'][number]['apps']> {
  return Object.values(nordlys.apps).map((app) => ({
    ...app,
    roles: [...app.roles],
    scopes: [...app.scopes],
    redirectUris: [...app.redirectUris],
  }));
}

const locationName = (key: DemoLocation['key']): string => locations.find((one) => one.key === key)!.name;
