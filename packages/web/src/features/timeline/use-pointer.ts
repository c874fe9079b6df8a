/**
 * Pointer and touch on the timeline. A press becomes a drag after a few pixels (mouse, pen) or a long press (touch, which
 * scrolls otherwise); Esc gives up (keyboard's part). What a drag means is in gesture.ts.
 */
import { useEffect, useEffectEvent, useRef } from 'react';
import type { RefObject } from 'react';

export interface Spot {
  /** Pixels from the left edge of the time axis, and from the top of the first row. */
  readonly x: number;
  readonly y: number;
  readonly clientX: number;
  readonly clientY: number;
}

export interface Press extends Spot {
  readonly bookingId: string | null;
  readonly edge: 'start' | 'end' | null;
}

export interface PointerActions {
  readonly onClick: (press: Press) => void;
  /** @returns false when this can't be dragged */
  readonly onDragStart: (press: Press) => boolean;
  readonly onDrag: (spot: Spot) => void;
  readonly onDrop: () => void;
}

const dragAfterPixels = 4;
const longPressMs = 450;
const scrollEdge = 36;
const scrollStep = 14;

/** Listens on the scrolling element. `left` and `top` are the widths of the sticky column and head. */
export function usePointer(
  scroller: RefObject<HTMLDivElement | null>,
  sticky: { readonly left: number; readonly top: number },
  actions: PointerActions,
): { readonly stop: () => void } {
  const press = useRef<{ at: Press; dragging: boolean; pointerId: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const spotOf = (event: PointerEvent): Spot => {
    const element = scroller.current!;
    const box = element.getBoundingClientRect();
    const { clientX, clientY } = event;
    return {
      x: clientX - box.left - sticky.left + element.scrollLeft,
      y: clientY - box.top - sticky.top + element.scrollTop,
      clientX,
      clientY,
    };
  };

  const begin = useEffectEvent((event: PointerEvent): void => {
    const current = press.current;
    if (!current || current.dragging) return;
    if (!actions.onDragStart(current.at)) {
      press.current = null;
      return;
    }
    current.dragging = true;
    scroller.current?.setPointerCapture(current.pointerId);
    actions.onDrag(spotOf(event));
  });

  const onDown = useEffectEvent((event: PointerEvent): void => {
    const target = event.target as Element;
    if (event.button !== 0 || !target.closest('.row-track')) return;
    const edge = target.closest<HTMLElement>('[data-edge]')?.dataset['edge'];
    press.current = {
      at: {
        ...spotOf(event),
        bookingId: target.closest<HTMLElement>('[data-booking]')?.dataset['booking'] ?? null,
        edge: edge === 'start' || edge === 'end' ? edge : null,
      },
      dragging: false,
      pointerId: event.pointerId,
    };
    if (event.pointerType === 'touch') timer.current = setTimeout(() => begin(event), longPressMs);
  });

  const onMove = useEffectEvent((event: PointerEvent): void => {
    const current = press.current;
    if (!current) return;
    if (current.dragging) {
      scrollAtEdges(scroller.current!, event, sticky);
      actions.onDrag(spotOf(event));
      return;
    }
    const far = Math.hypot(event.clientX - current.at.clientX, event.clientY - current.at.clientY);
    if (far < dragAfterPixels) return;
    if (event.pointerType === 'touch') stop();
    else begin(event);
  });

  const onUp = useEffectEvent((): void => {
    const current = press.current;
    stop();
    if (!current) return;
    if (current.dragging) actions.onDrop();
    else actions.onClick(current.at);
  });

  const isDragging = useEffectEvent(() => press.current?.dragging ?? false);

  function stop(): void {
    clearTimeout(timer.current);
    press.current = null;
  }

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener('pointerdown', onDown, { signal });
    element.addEventListener('pointermove', onMove, { signal });
    element.addEventListener('pointerup', onUp, { signal });
    element.addEventListener('pointercancel', () => stop(), { signal });
    // While a bar is in the hand the finger moves it, not the page.
    element.addEventListener('touchmove', (event) => isDragging() && event.preventDefault(), {
      signal,
      passive: false,
    });
    element.addEventListener('contextmenu', (event) => isDragging() && event.preventDefault(), { signal });
    return () => listening.abort();
  }, [scroller]);

  return { stop };
}

function scrollAtEdges(
  element: HTMLElement,
  event: PointerEvent,
  sticky: { readonly left: number; readonly top: number },
): void {
  const box = element.getBoundingClientRect();
  const toward = (at: number, low: number, high: number): number =>
    at < low + scrollEdge ? -scrollStep : at > high - scrollEdge ? scrollStep : 0;
  element.scrollBy(
    toward(event.clientX, box.left + sticky.left, box.right),
    toward(event.clientY, box.top + sticky.top, box.bottom),
  );
}
