import { useEffect, useState } from 'react';

type Judge = Awaited<ReturnType<typeof loadJudge>>;

async function loadJudge() {
  const [{ judge }, { verdictText }] = await Promise.all([
    import('./verdict.ts'),
    import('./verdict-text.ts'),
    // What the next press needs comes along.
    import('./change-booking.ts'),
    import('./timeline-panels.tsx'),
  ]);
  return { judge, verdictText };
}

/** The rules: loaded when somebody comes near the grid, long before a bar is in the hand; null until then. */
export function useJudge(near: boolean): Judge | null {
  const [loaded, setLoaded] = useState<Judge | null>(null);
  useEffect(() => {
    if (!near) return undefined;
    let wanted = true;
    void loadJudge().then((judge) => wanted && setLoaded(judge));
    return () => {
      wanted = false;
    };
  }, [near]);
  return loaded;
}
