import { useQuery } from '@tanstack/react-query';
import type { RoomAnswer } from '@planner/api-client';
import { answerOf, api } from '../../lib/api.ts';

const freshMs = 10 * 60_000;

/** One room; undefined while it's read or when it can't be seen. */
export function useRoom(id: string | undefined): {
  readonly room: RoomAnswer | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
} {
  const { data, error, refetch } = useQuery({
    queryKey: ['room', id],
    queryFn: () => answerOf(api.GET('/api/v1/rooms/{id}', { params: { path: { id: id! } } })),
    enabled: id !== undefined && id !== '',
    staleTime: freshMs,
  });
  return { room: data, error, refetch };
}

/** A room's name by its id. */
export function useRoomName(id: string): string | undefined {
  return useRoom(id).room?.name;
}
