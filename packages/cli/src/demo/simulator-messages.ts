import type { ExposedApi } from '@planner/simulator';

/** What the demo tells the process of the simulated tenant, and what that answers (over the channel between parent and child). */
export type ToSimulator =
  | {
      readonly tell: 'start';
      readonly dataDir: string;
      readonly seed: string;
      /** yyyy-MM-dd: the day around which the organisation's meetings lie, if it is new */
      readonly today: string;
      readonly securePort: number;
      readonly pagesPort: number;
    }
  | { readonly tell: 'perform'; readonly phase: Phase }
  /** The add-in's registration as its set-up script makes it, for the address that Planner listens on. */
  | ({ readonly tell: 'expose' } & ExposedApi)
  | { readonly tell: 'stop' };

/** The two months of meetings from before Planner came, and the ones that Planner will have to decline. */
export type Phase = 'before planner' | 'with planner';

export type FromSimulator =
  | {
      readonly say: 'ready';
      readonly secureOrigin: string;
      readonly pagesOrigin: string;
      readonly caPem: string;
      /** Phases that this tenant has behind it, from this or an earlier start. */
      readonly performed: readonly Phase[];
    }
  | { readonly say: 'exposed' }
  | { readonly say: 'progress'; readonly phase: Phase; readonly done: number; readonly all: number }
  | { readonly say: 'performed'; readonly phase: Phase; readonly refused: readonly string[] }
  | { readonly say: 'failed'; readonly sentence: string };
