import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { placeBeside } from './placing.ts';
import type { Anchor } from './placing.ts';
import './popover.css';

export interface PopoverProps {
  readonly label: string;
  /** Where it belongs to, in viewport pixels. */
  readonly anchor: Anchor;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A panel beside what it is about. Takes the focus, gives it back, closes on Esc and on a press outside.
 * On narrow screens it's a sheet at the bottom (by style sheet alone).
 */
export function Popover({ label, anchor, onClose, children }: PopoverProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);

  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return undefined;
    const settle = (): void => {
      const { width, height } = element.getBoundingClientRect();
      setPlace(placeBeside(anchor, { width, height }, { width: innerWidth, height: innerHeight }));
    };
    settle();
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    return () => observer.disconnect();
  }, [anchor]);

  useEffect(() => {
    const before = document.activeElement;
    const first = panel.current?.querySelector<HTMLElement>('[data-autofocus], input, button');
    first?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      const target = event.target as Element;
      if (!panel.current?.contains(target) && !target.closest('.fui-FluentProvider, .toasts')) onClose();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [onClose]);

  return (
    <div
      ref={panel}
      className="popover"
      role="dialog"
      aria-label={label}
      style={place ? { left: place.left, top: place.top } : { visibility: 'hidden' }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      {children}
    </div>
  );
}
