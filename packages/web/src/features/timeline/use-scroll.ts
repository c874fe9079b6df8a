import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export interface View {
  readonly top: number;
  readonly height: number;
  readonly width: number;
}

const quantum = 22; // half a row: rendering again for less than that changes nothing

/** What part of the scrolling element is seen, told again when it's scrolled by half a row or resized. */
export function useScroll(scroller: RefObject<HTMLDivElement | null>): View {
  const [view, setView] = useState<View>({ top: 0, height: 0, width: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const next = {
        top: Math.floor(element.scrollTop / quantum) * quantum,
        height: element.clientHeight,
        width: element.clientWidth,
      };
      setView((seen) =>
        seen.top === next.top && seen.height === next.height && seen.width === next.width ? seen : next,
      );
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller]);
  return view;
}
