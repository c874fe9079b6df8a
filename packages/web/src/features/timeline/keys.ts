/** What a key does on the timeline. The same list is the help that `?` shows. */
export type KeyAction =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'extendLeft'
  | 'extendRight'
  | 'dayStart'
  | 'dayEnd'
  | 'pageUp'
  | 'pageDown'
  | 'open'
  | 'new'
  | 'move'
  | 'resize'
  | 'cancel'
  | 'escape'
  | 'today'
  | 'day'
  | 'week'
  | 'previous'
  | 'next'
  | 'search'
  | 'help';

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const plain: { readonly [key: string]: KeyAction } = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'dayStart',
  End: 'dayEnd',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Enter: 'open',
  ' ': 'open',
  n: 'new',
  m: 'move',
  r: 'resize',
  Delete: 'cancel',
  Backspace: 'cancel',
  Escape: 'escape',
  t: 'today',
  d: 'day',
  w: 'week',
  p: 'previous',
  f: 'next',
  '/': 'search',
  '?': 'help',
};

/** The action of a key press; null when the key is the browser's. */
export function actionOf({ key, shiftKey, ctrlKey, altKey, metaKey }: Pressed): KeyAction | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (shiftKey && key === 'ArrowRight') return 'extendRight';
  if (shiftKey && key === 'ArrowLeft') return 'extendLeft';
  return plain[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** Whether a key belongs to a field in which somebody types. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

/** Rows of the help, in the order in which one learns them. */
export const keyHelp = [
  { keys: ['←', '→', '↑', '↓'], text: 'keys.arrows' },
  { keys: ['Enter'], text: 'keys.enter' },
  { keys: ['Shift', '→'], text: 'keys.extend' },
  { keys: ['M'], text: 'keys.move' },
  { keys: ['R'], text: 'keys.resize' },
  { keys: ['Del'], text: 'keys.cancel' },
  { keys: ['Esc'], text: 'keys.escape' },
  { keys: ['N'], text: 'keys.new' },
  { keys: ['T'], text: 'keys.today' },
  { keys: ['P', 'F'], text: 'keys.turn' },
  { keys: ['D', 'W'], text: 'keys.views' },
  { keys: ['/'], text: 'keys.search' },
  { keys: ['?'], text: 'keys.help' },
] as const;
