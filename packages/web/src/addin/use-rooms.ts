import { useEffect, useRef, useState } from 'react';
import type { ApiClient, PaneRooms, PaneTime, RefusalAnswer } from '@planner/api-client';
import { Refusal, answerOf } from '../lib/api.ts';

/** What rooms are looked for by, beside the time. */
export interface Wish {
  readonly headcount: number;
  readonly location: string;
  readonly floor: string;
  readonly features: readonly string[];
  readonly name: string;
}

export type Answered =
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly rooms: PaneRooms }
  | { readonly kind: 'refused'; readonly errors: readonly RefusalAnswer[] }
  | { readonly kind: 'offline' };

const settleMs = 400;

/** Rooms for a time, asked once the wishes have been quiet for a moment; an answer that was overtaken is dropped. */
export function useRooms(
  api: ApiClient,
  {
    time,
    wish,
    draftKey,
    asked,
  }: { readonly time: PaneTime | null; readonly wish: Wish; readonly draftKey: string; readonly asked: number },
  onFailure: (error: unknown) => void,
): Answered {
  const [answered, setAnswered] = useState<Answered>({ kind: 'searching' });
  const latest = useRef(0);
  const failed = useRef(onFailure);
  failed.current = onFailure;
  const key = JSON.stringify([time, wish, draftKey, asked]);
  useEffect(() => {
    latest.current += 1;
    const number = latest.current;
    if (!time) return undefined;
    setAnswered({ kind: 'searching' });
    const timer = setTimeout(() => {
      const { headcount, location, floor, features, name } = wish;
      const body = {
        time,
        headcount,
        draftKey,
        ...(location !== '' && { location }),
        ...(floor !== '' && { floor }),
        ...(features.length > 0 && { features: features.join(',') }),
        ...(name.trim() !== '' && { q: name.trim() }),
      };
      const settle = (next: Answered): void => {
        if (latest.current === number) setAnswered(next);
      };
      answerOf(api.POST('/api/v1/addin/rooms', { body })).then(
        (rooms) => settle({ kind: 'found', rooms: rooms }),
        (error: unknown) => {
          failed.current(error);
          settle(error instanceof Refusal ? { kind: 'refused', errors: error.problem.errors } : { kind: 'offline' });
        },
      );
    }, settleMs);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key is all of them
  }, [api, key]);
  return answered;
}
