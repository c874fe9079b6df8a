import type { Agenda } from './agenda.ts';
import type { Clock } from './clock.ts';
import type { MeetingMessage } from './message.ts';
import type { Random } from './random.ts';

/** Everything of a message but what the post office itself fills in. */
export type Letter = MeetingMessage extends infer M
  ? M extends MeetingMessage
    ? Omit<M, 'number' | 'sentAt'>
    : never
  : never;

/** How the post travels; settable at any time. */
export interface Delivery {
  /** Seconds from sending to arrival, drawn evenly between the two. */
  delaySeconds: readonly [number, number];
  /** Share of messages that never arrive (a transport rule). */
  lossRate: number;
  /** Share of messages that arrive twice. */
  duplicateRate: number;
  /** What one person does about a meeting reaches a recipient in the order it was done; false lets it overtake. */
  keepsOrder: boolean;
}

/** A message on its way. */
export interface Traveller {
  /** Tells the two copies of a doubled message apart. */
  readonly ticket: number;
  readonly message: MeetingMessage;
  readonly at: Temporal.Instant;
}

/** What happens to a traveller; a held one has come to a frozen recipient. */
export type TravelStage = 'sent' | 'held' | 'arrived';

/** The post as a snapshot keeps it. */
export interface PostDump {
  readonly delivery: Delivery;
  readonly frozen: readonly string[];
  readonly allFrozen: boolean;
  readonly waiting: readonly Traveller[];
  readonly inFlight: readonly Traveller[];
  readonly count: number;
  readonly tickets: number;
}

/**
 * Carries messages between mailboxes, each on its own way: with different delays a later one may arrive first.
 * Delivery is an action on the agenda; while the post (or one recipient) is frozen, arrivals wait in their order.
 */
export class PostOffice {
  readonly delivery: Delivery = { delaySeconds: [1, 3], lossRate: 0, duplicateRate: 0, keepsOrder: true };
  readonly #deps: { clock: Clock; agenda: Agenda; random: Random };
  readonly #waiting: Traveller[] = [];
  readonly #frozen = new Set<string>();
  /** Per recipient and meeting what is still under way, so that a later act doesn't overtake an earlier one. */
  readonly #roads = new Map<string, Road>();
  #act = 0;
  #isWithinAct = false;
  #allFrozen = false;
  #count = 0;
  #tickets = 0;
  #watch: ((traveller: Traveller, stage: TravelStage) => void) | undefined;
  /** On their way, each with its arrival. */
  readonly #inFlight = new Set<Traveller>();
  #deliver: (message: MeetingMessage) => void = () => undefined;

  constructor(deps: { clock: Clock; agenda: Agenda; random: Random }) {
    this.#deps = deps;
  }

  /** For the attendant part: who takes what arrives. */
  onDelivery(deliver: (message: MeetingMessage) => void): void {
    this.#deliver = deliver;
  }

  /** For the one who keeps the post on disk: told before each step. */
  onTravel(watch: ((traveller: Traveller, stage: TravelStage) => void) | undefined): void {
    this.#watch = watch;
  }

  /** Sends one message; it arrives (or is lost) by itself. */
  send(letter: Letter): void {
    const { clock, random } = this.#deps;
    this.#count += 1;
    const message = { ...letter, number: this.#count, sentAt: clock.now() } as MeetingMessage;
    if (random.chance(this.delivery.lossRate)) return;
    const copies = random.chance(this.delivery.duplicateRate) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) this.#schedule(message);
  }

  /** Everything sent by `run` is one act of a person: its messages arrive in any order, but after those of earlier acts. */
  asOneAct(run: () => void): void {
    this.#act += 1;
    this.#isWithinAct = true;
    try {
      run();
    } finally {
      this.#isWithinAct = false;
    }
  }

  /** Stops delivery to one address, or to all. */
  freeze(address?: string): void {
    if (address === undefined) this.#allFrozen = true;
    else this.#frozen.add(address.toLowerCase());
  }

  /** Lets delivery go on; what waited arrives now, in `order` when given (numbers of messages), else as it came. */
  thaw(address?: string, order?: readonly number[]): void {
    if (address === undefined) {
      this.#allFrozen = false;
      this.#frozen.clear();
    } else {
      this.#frozen.delete(address.toLowerCase());
    }
    const free = this.#waiting.filter(({ message }) => !this.#isFrozen(message));
    const place = (traveller: Traveller) => order?.indexOf(traveller.message.number) ?? 0;
    if (order) free.sort((one, other) => place(one) - place(other));
    for (const traveller of free) {
      this.#waiting.splice(this.#waiting.indexOf(traveller), 1);
      this.#arrive(traveller);
    }
  }

  /** Messages that have come to a frozen recipient and wait. */
  waiting(): readonly MeetingMessage[] {
    return this.#waiting.map(({ message }) => message);
  }

  /** Messages on their way and waiting. */
  get pending(): number {
    return this.#inFlight.size + this.#waiting.length;
  }

  /** Everything on its way or waiting, to be kept. */
  dump(): PostDump {
    return {
      delivery: { ...this.delivery },
      frozen: [...this.#frozen],
      allFrozen: this.#allFrozen,
      waiting: [...this.#waiting],
      inFlight: [...this.#inFlight],
      count: this.#count,
      tickets: this.#tickets,
    };
  }

  /** Takes back what `dump` gave; what was on its way arrives at its time, or at once when that is over. */
  load(dump: PostDump): void {
    Object.assign(this.delivery, dump.delivery);
    for (const address of dump.frozen) this.#frozen.add(address);
    this.#allFrozen = dump.allFrozen;
    this.#waiting.push(...dump.waiting);
    this.#count = dump.count;
    this.#tickets = dump.tickets;
    for (const traveller of dump.inFlight) this.#travel(traveller);
  }

  #schedule(message: MeetingMessage): void {
    const { clock, random } = this.#deps;
    const [least, most] = this.delivery.delaySeconds;
    const drawn = clock.now().epochMilliseconds + Math.round(1000 * (least + random.next() * (most - least)));
    const at = this.delivery.keepsOrder ? this.#inOrder(message, drawn) : drawn;
    this.#tickets += 1;
    const traveller = { ticket: this.#tickets, message, at: Temporal.Instant.fromEpochMilliseconds(at) };
    this.#watch?.(traveller, 'sent');
    this.#travel(traveller);
  }

  /** The arrival that keeps the order of acts; within one act messages may overtake each other. */
  #inOrder(message: MeetingMessage, drawn: number): number {
    if (!this.#isWithinAct) this.#act += 1;
    const known = this.#roads.get(routeOf(message)) ?? { act: 0, floor: 0, latest: 0 };
    const floor = known.act === this.#act ? known.floor : known.latest;
    const at = Math.max(drawn, floor);
    this.#roads.set(routeOf(message), { act: this.#act, floor, latest: Math.max(known.latest, at) });
    return at;
  }

  #travel(traveller: Traveller): void {
    const { message, at } = traveller;
    this.#inFlight.add(traveller);
    this.#deps.agenda.add({
      at,
      what: `deliver ${message.kind} to ${message.to}`,
      run: () => {
        this.#inFlight.delete(traveller);
        const road = this.#roads.get(routeOf(message));
        if (road && road.latest <= at.epochMilliseconds) this.#roads.delete(routeOf(message));
        if (this.#isFrozen(message)) {
          this.#waiting.push(traveller);
          this.#watch?.(traveller, 'held');
        } else {
          this.#arrive(traveller);
        }
      },
    });
  }

  #arrive(traveller: Traveller): void {
    this.#watch?.(traveller, 'arrived');
    this.#deliver(traveller.message);
  }

  #isFrozen(message: MeetingMessage): boolean {
    return this.#allFrozen || this.#frozen.has(message.to);
  }
}

/** What keeps its order: messages to one recipient about one meeting and its dates. */
function routeOf({ to, meetingId }: MeetingMessage): string {
  return `${to} ${meetingId}`;
}

/** Arrivals under way on one route, epoch milliseconds. */
interface Road {
  /** Number of the act that sent last. */
  readonly act: number;
  /** Latest arrival of the acts before it. */
  readonly floor: number;
  /** Latest arrival of all. */
  readonly latest: number;
}
