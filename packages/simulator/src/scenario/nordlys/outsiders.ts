import { createRandom } from '../../tenant/random.ts';
import type { ScenarioInput } from '../scenario-schema.ts';
import { demoDomain } from './rooms.ts';

type PersonInput = NonNullable<ScenarioInput['tenants'][number]['people']>[number];

const random = createRandom('nordlys/outsiders');
const initialDomain = 'nordlys.onmicrosoft.example';

/** Entra's name of somebody who was invited from elsewhere. */
const guestName = (mail: string): string => `${mail.replace('@', '_')}#EXT#@${initialDomain}`;

const guests = [
  {
    name: 'Petra Vogel',
    givenName: 'Petra',
    surname: 'Vogel',
    mail: 'petra.vogel@byggeraad.example',
    jobTitle: 'Architect',
  },
  {
    name: 'Owen Price',
    givenName: 'Owen',
    surname: 'Price',
    mail: 'owen@pricecleaning.example',
    jobTitle: 'Contractor',
  },
  { name: 'Lucia Ferri', givenName: 'Lucia', surname: 'Ferri', mail: 'l.ferri@mosaic.example', jobTitle: 'Consultant' },
];

/** Accounts beside the staff that an import of people stumbles over: guests, people without a licence, a shared mailbox. */
export const outsiders: readonly PersonInput[] = [
  ...guests.map(({ mail, jobTitle, ...person }): PersonInput => ({
    ...person,
    id: random.guid(),
    address: guestName(mail),
    mail,
    guest: true,
    profile: { jobTitle, externalUserState: 'Accepted', creationType: 'Invitation', otherMails: [mail] },
  })),
  // Warehouse people have accounts to clock in with, and nothing to read mail with.
  ...['Ove Sand', 'Birte Dam'].map((name): PersonInput => {
    const [givenName = '', surname = ''] = name.split(' ');
    return {
      id: random.guid(),
      name,
      givenName,
      surname,
      address: `${givenName}.${surname}@${demoDomain}`.toLowerCase(),
      mail: null,
      licensed: false,
      language: 'da-DK',
      profile: { department: 'Facility and IT', jobTitle: 'Warehouse Worker' },
    };
  }),
  {
    id: random.guid(),
    name: 'Reception Copenhagen',
    address: `reception@${demoDomain}`,
    shared: true,
    language: 'da-DK',
    zone: 'Europe/Copenhagen',
    enabled: false,
  },
];
