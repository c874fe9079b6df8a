import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

export interface GridFocus {
  /** After a key: the focus goes to the cursor, and the cursor into view, once it is drawn. */
  readonly wantCursor: () => void;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** Keeps the keyboard at the grid's cursor. While a panel is open the focus is the panel's. */
export function useGridFocus(scroller: RefObject<HTMLElement | null>, panelOpen: boolean): GridFocus {
  const wanted = useRef(false);
  const had = useRef(false);

  // After every drawing: the focused bar may be drawn anew elsewhere (moved, changed by somebody, gone).
  useEffect(() => {
    if (panelOpen) return;
    const target = scroller.current?.querySelector<HTMLElement>('[data-cursor]');
    if (wanted.current) {
      wanted.current = false;
      target?.focus({ preventScroll: true });
      target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if (had.current && document.activeElement === document.body) {
      target?.focus({ preventScroll: true });
    }
  });

  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      if (!scroller.current?.contains(event.target as Node)) had.current = false;
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [scroller]);

  return {
    wantCursor: () => {
      wanted.current = true;
    },
    onFocus: () => {
      had.current = true;
    },
    onBlur: ({ relatedTarget, currentTarget }) => {
      if (relatedTarget && !currentTarget.contains(relatedTarget)) had.current = false;
    },
  };
}
