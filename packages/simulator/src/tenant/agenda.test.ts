import { describe, expect, it } from 'vitest';

import { Agenda } from './agenda.ts';
import { systemClock } from './clock.ts';
import { createRandom } from './random.ts';

const at = (second: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(second * 1000);

describe('the agenda', () => {
  it('runs what is due by time, then by order of adding, and nothing later', async () => {
    const agenda = new Agenda();
    const done: string[] = [];
    const random = createRandom(1);
    const plan = Array.from({ length: 200 }, (_, index) => ({ second: random.integer(1, 20), index }));
    for (const { second, index } of plan)
      agenda.add({ at: at(second), what: '', run: () => void done.push(`${second}/${index}`) });
    expect(await agenda.runDue(at(10))).toBe(plan.filter(({ second }) => second <= 10).length);
    const expected = plan
      .filter(({ second }) => second <= 10)
      .sort((one, other) => one.second - other.second || one.index - other.index);
    expect(done).toEqual(expected.map(({ second, index }) => `${second}/${index}`));
    expect(agenda.nextDueAt()?.epochMilliseconds).toBe(11_000);
  });

  it('runs what an action adds in time, and leaves out what was cancelled', async () => {
    const agenda = new Agenda();
    const done: string[] = [];
    const dropped = agenda.add({ at: at(1), what: '', run: () => void done.push('dropped') });
    agenda.add({
      at: at(1),
      what: '',
      run: () => {
        done.push('first');
        agenda.add({ at: at(2), what: '', run: () => void done.push('added') });
      },
    });
    agenda.cancel(dropped);
    expect(agenda.size).toBe(1);
    await agenda.runDue(at(3));
    expect(done).toEqual(['first', 'added']);
  });

  it('rejects when an action throws, and goes on with the rest the next time', async () => {
    const agenda = new Agenda();
    const done: string[] = [];
    agenda.add({ at: at(1), what: '', run: () => Promise.reject(new Error('broken')) });
    agenda.add({ at: at(2), what: '', run: () => void done.push('later') });
    await expect(agenda.runDue(at(3))).rejects.toThrow('broken');
    await agenda.runDue(at(3));
    expect(done).toEqual(['later']);
  });

  it('runs by itself in real time; one slow action doesn’t hold up the others', async () => {
    const agenda = new Agenda();
    const failed = Promise.withResolvers<string>();
    const arrived = Promise.withResolvers<void>();
    agenda.start(systemClock, (_, what) => failed.resolve(what));
    const now = systemClock.now();
    agenda.add({ at: now, what: 'slow', run: () => new Promise(() => undefined) });
    agenda.add({ at: now, what: 'broken', run: () => Promise.reject(new Error('broken')) });
    agenda.add({ at: now.add({ milliseconds: 5 }), what: 'last', run: () => arrived.resolve() });
    await arrived.promise;
    expect(await failed.promise).toBe('broken');
    agenda.stop();
  });
});
