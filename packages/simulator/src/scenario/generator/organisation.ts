import { hash } from '../../tenant/random.ts';
import type { UserSpec } from '../../tenant/user.ts';
import { cities, departments, givenNames, roomNames, surnames } from './generated-names.ts';

/** People of a team sit side by side in the numbering and meet mostly each other. */
export const teamSize = 25;
const roomsOfBuilding = 60;
const roomsOfFloor = 12;

/** Generated people and rooms by number, without a table of them: everything follows from seed and number. */
export class Organisation {
  readonly people: number;
  readonly rooms: number;
  readonly domain: string;
  readonly #seed: string;

  constructor(of: { people: number; rooms: number; domain: string; seed: string }) {
    this.people = of.people;
    this.rooms = of.rooms;
    this.domain = of.domain;
    this.#seed = of.seed;
  }

  get buildings(): number {
    return Math.max(1, Math.ceil(this.rooms / roomsOfBuilding));
  }

  get teams(): number {
    return Math.ceil(this.people / teamSize);
  }

  /** The people of a team, as numbers [first, end). */
  teamRange(team: number): readonly [number, number] {
    return [team * teamSize, Math.min(this.people, (team + 1) * teamSize)];
  }

  building(number: number) {
    const place = cities[number % cities.length]!;
    return { ...place, name: `${place.city} ${1 + Math.floor(number / cities.length)}` };
  }

  /** Teams are spread over the buildings; a team doesn't straddle two. */
  buildingOfPerson(person: number): number {
    return Math.floor(person / teamSize) % this.buildings;
  }

  buildingOfRoom(room: number): number {
    return Math.floor(room / roomsOfBuilding);
  }

  /** Rooms of a building, as numbers [first, end). */
  roomsOf(building: number): readonly [number, number] {
    return [building * roomsOfBuilding, Math.min(this.rooms, (building + 1) * roomsOfBuilding)];
  }

  teamName(team: number): string {
    return `${departments[team % departments.length]!.name} ${1 + Math.floor(team / departments.length)}`;
  }

  personName(person: number): { readonly givenName: string; readonly surname: string } {
    const draw = hash(`${this.#seed}/p${person}`);
    return {
      givenName: givenNames[draw % givenNames.length]!,
      surname: surnames[(draw >>> 8) % surnames.length]!,
    };
  }

  /** Name and address as they stand on meetings. The number keeps the thousandth namesake apart. */
  personAddress(person: number): { readonly name: string; readonly address: string } {
    const { givenName, surname } = this.personName(person);
    return {
      name: `${givenName} ${surname}`,
      address: `${givenName}.${surname}.${person}@${this.domain}`.toLowerCase(),
    };
  }

  roomAddress(room: number): { readonly name: string; readonly address: string } {
    const building = this.buildingOfRoom(room);
    const within = room - this.roomsOf(building)[0];
    const floor = 1 + Math.floor(within / roomsOfFloor);
    const name = `${this.building(building).name} ${floor}.${String(1 + (within % roomsOfFloor)).padStart(2, '0')} ${roomNames[room % roomNames.length]}`;
    return { name, address: `room-${room}@${this.domain}`.toLowerCase() };
  }

  person(person: number): UserSpec {
    const team = Math.floor(person / teamSize);
    const department = departments[team % departments.length]!;
    const place = this.building(this.buildingOfPerson(person));
    const { name, address } = this.personAddress(person);
    const isLead = person % teamSize === 0;
    return {
      ...this.personName(person),
      userPrincipalName: address,
      displayName: name,
      language: place.language,
      zone: place.zone,
      profile: {
        department: department.name,
        jobTitle: isLead ? `Head of ${this.teamName(team)}` : department.titles[person % department.titles.length],
        officeLocation: place.name,
        city: place.city,
        country: place.country,
        employeeId: String(100_000 + person),
      },
    };
  }

  room(room: number): UserSpec {
    const place = this.building(this.buildingOfRoom(room));
    const { name, address } = this.roomAddress(room);
    const within = room - this.roomsOf(this.buildingOfRoom(room))[0];
    const floor = 1 + Math.floor(within / roomsOfFloor);
    const draw = hash(`${this.#seed}/r${room}`);
    const sizes = [4, 4, 6, 6, 8, 8, 10, 12, 16, 24];
    return {
      userPrincipalName: address,
      displayName: name,
      kind: 'room',
      language: place.language,
      zone: place.zone,
      profile: {
        capacity: sizes[draw % sizes.length],
        building: place.name,
        floorNumber: floor,
        floorLabel: String(floor),
        isWheelChairAccessible: draw % 3 !== 0,
        ...(draw % 2 === 0 && { displayDeviceName: 'Screen' }),
        ...(draw % 5 === 0 && { videoDeviceName: 'Camera' }),
        tags: draw % 4 === 0 ? ['Whiteboard'] : [],
      },
    };
  }
}
