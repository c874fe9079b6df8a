import { createRandom, type Random } from '../../tenant/random.ts';
import { locationOf, type DemoLocation } from './locations.ts';
import { demoDomain, plain } from './rooms.ts';

/** Somebody of the Nordlys Group. All names are invented. */
export type DemoPerson = {
  /** Object id in the directory. */
  readonly id: string;
  readonly name: string;
  readonly givenName: string;
  readonly surname: string;
  /** User principal name and SMTP address. */
  readonly address: string;
  /** BCP 47, the language of the mailbox. */
  readonly language: string;
  readonly zone: string;
  readonly location: DemoLocation['key'];
  readonly department: string;
  readonly jobTitle: string;
  readonly enabled: boolean;
  /** The four people whom the demo offers to be. */
  readonly part: 'employee' | 'facility manager' | 'administrator' | 'organizer of the endless series' | null;
};

export const departments = [
  'Executive',
  'Finance',
  'People and Culture',
  'Sales',
  'Marketing',
  'Engineering',
  'Product',
  'Customer Care',
  'Facility and IT',
] as const;

const titles: Record<(typeof departments)[number], readonly string[]> = {
  Executive: ['Director', 'Chief of Staff', 'Executive Assistant'],
  Finance: ['Controller', 'Accountant', 'Payroll Specialist', 'Finance Partner'],
  'People and Culture': ['HR Partner', 'Recruiter', 'Learning Specialist'],
  Sales: ['Account Manager', 'Sales Adviser', 'Key Account Director', 'Sales Support'],
  Marketing: ['Content Writer', 'Designer', 'Campaign Manager'],
  Engineering: ['Software Engineer', 'Test Engineer', 'Site Reliability Engineer', 'Architect', 'Engineering Manager'],
  Product: ['Product Manager', 'User Researcher', 'Product Designer'],
  'Customer Care': ['Care Specialist', 'Care Lead', 'Onboarding Consultant'],
  'Facility and IT': ['Facility Coordinator', 'Receptionist', 'IT Administrator', 'Service Technician'],
};

const givenNames: Record<DemoLocation['key'], readonly string[]> = {
  copenhagen: [
    'Anders',
    'Anna',
    'Astrid',
    'Birgitte',
    'Casper',
    'Ditte',
    'Emil',
    'Freja',
    'Gustav',
    'Helle',
    'Ingrid',
    'Jakob',
    'Karen',
    'Kasper',
    'Line',
    'Mads',
    'Maja',
    'Nikolaj',
    'Oline',
    'Peter',
    'Rasmus',
    'Signe',
    'Søren',
    'Thea',
    'Ulrik',
    'Viggo',
    'Yrsa',
    'Åse',
  ],
  manchester: [
    'Aisha',
    'Ben',
    'Charlotte',
    'Dev',
    'Ellie',
    'Farah',
    'George',
    'Hannah',
    'Imran',
    'Jack',
    'Kiran',
    'Lucy',
    'Mohammed',
    'Niamh',
    'Oliver',
    'Priya',
    'Rhys',
    'Sophie',
    'Tom',
    'Zara',
  ],
  boston: [
    'Aaron',
    'Brianna',
    'Carlos',
    'Dana',
    'Ethan',
    'Gabriela',
    'Hudson',
    'Isabel',
    'Jordan',
    'Kayla',
    'Logan',
    'Mei',
    'Noah',
    'Olivia',
    'Quinn',
    'Rosa',
    'Tyler',
    'Wen',
  ],
};

const surnames: Record<DemoLocation['key'], readonly string[]> = {
  copenhagen: [
    'Andersen',
    'Bach',
    'Christensen',
    'Dahl',
    'Ebbesen',
    'Friis',
    'Gram',
    'Holst',
    'Iversen',
    'Jensen',
    'Kjær',
    'Lund',
    'Munk',
    'Nørgaard',
    'Olsen',
    'Poulsen',
    'Rask',
    'Skov',
    'Thorup',
    'Vestergaard',
    'Winther',
  ],
  manchester: [
    'Ahmed',
    'Barlow',
    'Chaudhry',
    'Davies',
    'Entwistle',
    'Fletcher',
    'Greenhalgh',
    'Hargreaves',
    'Iqbal',
    'Jones',
    'Kaur',
    'Lomax',
    'Marsden',
    'Nuttall',
    'Patel',
    'Rigby',
    'Shaw',
    'Walsh',
  ],
  boston: [
    'Adams',
    'Brooks',
    'Chen',
    'Delgado',
    'Ellis',
    'Foley',
    'Garcia',
    'Hughes',
    'Kim',
    'Lopez',
    'Murphy',
    'Nguyen',
    'Ortiz',
    'Parker',
    'Reyes',
    'Sullivan',
    'Torres',
    'Wong',
  ],
};

type Named = Pick<DemoPerson, 'givenName' | 'surname' | 'department' | 'jobTitle' | 'part'>;

/** The people of the story come first, then two who share a name; all in Copenhagen. */
const named: readonly Named[] = [
  { givenName: 'Ida', surname: 'Holm', department: 'Sales', jobTitle: 'Account Manager', part: 'employee' },
  {
    givenName: 'Mette',
    surname: 'Krogh',
    department: 'Facility and IT',
    jobTitle: 'Facility Manager',
    part: 'facility manager',
  },
  {
    givenName: 'Jonas',
    surname: 'Lindqvist',
    department: 'Facility and IT',
    jobTitle: 'IT Administrator',
    part: 'administrator',
  },
  {
    givenName: 'Lars',
    surname: 'Bech',
    department: 'Engineering',
    jobTitle: 'Engineering Manager',
    part: 'organizer of the endless series',
  },
  { givenName: 'Anna', surname: 'Jensen', department: 'Finance', jobTitle: 'Controller', part: null },
  { givenName: 'Anna', surname: 'Jensen', department: 'Marketing', jobTitle: 'Designer', part: null },
];

const headcount: Record<DemoLocation['key'], number> = { copenhagen: 112, manchester: 54, boston: 36 };
/** Every 24th has left: eight people. */
const leaverEvery = 24;

/** About 200 people, always the same ones with the same ids. */
export const people: readonly DemoPerson[] = makePeople();

function makePeople(): readonly DemoPerson[] {
  const random = createRandom('nordlys/people');
  const taken = new Set<string>();
  const made: DemoPerson[] = named.map((one) => complete(one, 'copenhagen', { random, taken }));
  for (const location of ['copenhagen', 'manchester', 'boston'] as const) {
    for (let n = made.filter((one) => one.location === location).length; n < headcount[location]; n += 1) {
      made.push(complete(somebody(random, location, taken), location, { random, taken }));
    }
  }
  // Those who left keep their accounts, disabled; nobody of the story.
  return made.map((one, place) => (place % leaverEvery === leaverEvery - 1 ? { ...one, enabled: false } : one));
}

function somebody(random: Random, location: DemoLocation['key'], taken: Set<string>): Named {
  const department = random.pick(departments);
  const jobTitle = random.pick(titles[department]);
  for (;;) {
    const givenName = random.pick(givenNames[location]);
    const surname = random.pick(surnames[location]);
    // Only the two Anna Jensens share a name.
    if (!taken.has(addressOf(givenName, surname))) return { givenName, surname, department, jobTitle, part: null };
  }
}

function complete(
  one: Named,
  location: DemoLocation['key'],
  { random, taken }: { random: Random; taken: Set<string> },
): DemoPerson {
  const { zone, mailboxLanguage } = locationOf(location);
  const wanted = addressOf(one.givenName, one.surname);
  const address = taken.has(wanted) ? addressOf(one.givenName, `${one.surname}2`) : wanted;
  taken.add(address);
  // A few in Copenhagen work in English or German.
  const language =
    location === 'copenhagen' && one.part === null
      ? random.pick([mailboxLanguage, mailboxLanguage, mailboxLanguage, mailboxLanguage, 'en-GB', 'de-DE'])
      : mailboxLanguage;
  return {
    ...one,
    id: random.guid(),
    name: `${one.givenName} ${one.surname}`,
    address,
    language,
    zone,
    location,
    enabled: true,
  };
}

function addressOf(givenName: string, surname: string): string {
  return `${plain(givenName)}.${plain(surname)}@${demoDomain}`;
}
