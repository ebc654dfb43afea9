// Which key presses are commands: never while somebody types, never inside menus, lists and dialogs.

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  defaultPrevented: boolean;
}

export type Shortcut =
  | { kind: 'palette' }
  | { kind: 'help' }
  | { kind: 'search' }
  | { kind: 'print' }
  /** `g` was pressed: the next letter names a page. */
  | { kind: 'prefix' }
  | { kind: 'go'; letter: string };

/** Places where letters belong to what has the focus. */
const TYPING =
  'input, textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox], [role=menu], [role=listbox], [role=dialog], [role=grid] [role=gridcell]';

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPING) !== null;

/** `typing`: the key belongs to what has the focus. `afterPrefix`: the key before this one was `g`. */
export function shortcutOf(
  event: Pressed,
  { typing, afterPrefix }: { typing: boolean; afterPrefix: boolean },
): Shortcut | null {
  if (event.defaultPrevented) return null;
  const command = event.ctrlKey !== event.metaKey && !event.altKey;
  if (command && event.key.toLowerCase() === 'k') return { kind: 'palette' };
  if (command && event.key.toLowerCase() === 'p') return { kind: 'print' };
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return null;
  if (afterPrefix && /^[a-z]$/i.test(event.key)) return { kind: 'go', letter: event.key.toLowerCase() };
  if (event.key === '?') return { kind: 'help' };
  if (event.key === '/') return { kind: 'search' };
  return event.key === 'g' ? { kind: 'prefix' } : null;
}
