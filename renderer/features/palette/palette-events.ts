// Lets a button anywhere in the window ask for the palette.
const EVENT = 'shelfcast:palette';

export const askForPalette = (): void => void window.dispatchEvent(new Event(EVENT));

/** Returns how to stop listening. */
export function onPaletteAsked(listener: () => void): () => void {
  window.addEventListener(EVENT, listener);
  return () => window.removeEventListener(EVENT, listener);
}
