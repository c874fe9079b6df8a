import { createRandom } from '../../tenant/random.ts';
import type { ScenarioInput } from '../scenario-schema.ts';
import { locations } from './locations.ts';
import { outsiders } from './outsiders.ts';
import { departments, people } from './people.ts';
import { demoDomain, plain, rooms } from './rooms.ts';

type GroupInput = NonNullable<ScenarioInput['tenants'][number]['groups']>[number];

const random = createRandom('nordlys/groups');
const byPart = (part: string): string => people.find((one) => one.part === part)!.address;
const facilityManager = byPart('facility manager');
const administrator = byPart('administrator');

/** `NG Sales`: the prefix tells them from groups that other programs made. */
const departmentGroup = (department: string): string => `NG ${department}`;

/**
 * The fourteen groups of the Nordlys Group: one a department, one that holds them all, one that follows a rule, one
 * that hides its members, one without anybody and without an owner, one for those who look after the booking system.
 */
export const groups: readonly GroupInput[] = [
  ...departments.map((department): GroupInput => {
    const staff = people.filter((one) => one.department === department);
    return {
      id: random.guid(),
      name: departmentGroup(department),
      description: `Everybody in ${department}`,
      nickname: `ng-${plain(department).replaceAll(/[^a-z]+/g, '-')}`,
      members: staff.map((one) => one.address),
      owners: [staff.find((one) => one.enabled)!.address],
    };
  }),
  {
    id: random.guid(),
    name: 'NG Everybody',
    description: 'All departments, and the guests of the building project',
    nickname: 'ng-everybody',
    members: [
      ...departments.map(departmentGroup),
      ...outsiders.filter((one) => one.guest === true).map((one) => one.address),
    ],
    owners: [administrator],
  },
  {
    id: random.guid(),
    name: 'NG Boston',
    description: 'Follows the office in the directory',
    nickname: 'ng-boston',
    rule: `user.officeLocation -eq "${locations.find((one) => one.key === 'boston')!.name}" -and user.accountEnabled -eq true`,
    owners: [administrator],
  },
  {
    id: random.guid(),
    name: 'Works Council',
    description: 'Who is in it is nobody else’s business',
    kind: 'microsoft365',
    address: `works.council@${demoDomain}`,
    visibility: 'HiddenMembership',
    members: people.filter((one, place) => one.enabled && place % 40 === 7).map((one) => one.address),
    owners: [people[7]!.address],
  },
  {
    id: random.guid(),
    name: 'NG Building project 2019',
    description: 'Over, and nobody tidied up',
    nickname: 'ng-building-2019',
  },
  {
    id: random.guid(),
    name: 'NG Planner administrators',
    nickname: 'ng-planner-administrators',
    assignableToRole: true,
    members: [administrator, facilityManager],
    owners: [administrator],
  },
];

/** A room list a location, as Exchange's room finder knows them: distribution lists of rooms. */
export const roomLists: readonly GroupInput[] = locations.map((location): GroupInput => ({
  id: random.guid(),
  name: `Rooms ${location.name}`,
  kind: 'room-list',
  address: `rooms.${location.key}@${demoDomain}`,
  members: rooms.filter((room) => room.location === location.key).map((room) => room.address),
}));
