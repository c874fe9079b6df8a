/** A place in the window, in viewport pixels. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const gap = 8;

/** Right of the anchor if there is room, else left, else below; always wholly on the screen. */
export function placeBeside(
  anchor: Anchor,
  size: { readonly width: number; readonly height: number },
  screen: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const fitsRight = anchor.right + gap + size.width <= screen.width - gap;
  const fitsLeft = anchor.left - gap - size.width >= gap;
  const left = fitsRight ? anchor.right + gap : fitsLeft ? anchor.left - gap - size.width : anchor.left;
  const top = fitsRight || fitsLeft ? anchor.top - 24 : anchor.bottom + gap;
  return {
    left: Math.max(gap, Math.min(left, screen.width - gap - size.width)),
    top: Math.max(gap, Math.min(top, screen.height - gap - size.height)),
  };
}
