// Paper is white: while the window is printed it wears the light theme, whatever it wears on the screen.
import { useSyncExternalStore } from 'react';

const THEME = 'data-theme';
/** On <html> while the window is printed. */
const PRINTING = 'data-printing';

/** To be called once, before anything that asks usePrinting: listeners are called in the order in which they came. */
export function printInLight(window: Window): void {
  const { documentElement: root } = window.document;
  let onScreen: string | null = null;
  window.addEventListener('beforeprint', () => {
    onScreen = root.getAttribute(THEME);
    root.setAttribute(THEME, 'light');
    root.setAttribute(PRINTING, '');
  });
  window.addEventListener('afterprint', () => {
    if (onScreen !== null) root.setAttribute(THEME, onScreen);
    root.removeAttribute(PRINTING);
  });
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('beforeprint', onChange);
  window.addEventListener('afterprint', onChange);
  return () => {
    window.removeEventListener('beforeprint', onChange);
    window.removeEventListener('afterprint', onChange);
  };
}

/** Whether the window is being printed: for what scripts paint, which style sheets do not reach. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(subscribe, () => document.documentElement.hasAttribute(PRINTING));
