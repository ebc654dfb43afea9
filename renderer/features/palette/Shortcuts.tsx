// Listens to the keyboard for the whole window: palette, help, search, going to pages.
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { PAGES } from '../frame/pages.ts';
import { useHelp } from '../help/help-context.tsx';
import { Palette } from './Palette.tsx';
import { onPaletteAsked } from './palette-events.ts';
import { isTyping, shortcutOf } from './shortcut.ts';

/** So long `g` waits for its letter. */
const PREFIX_MS = 1_500;

export function Shortcuts() {
  const navigate = useNavigate();
  const help = useHelp();
  const [isOpen, setIsOpen] = useState(false);
  const prefixUntil = useRef(0);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event, {
        typing: isTyping(event.target),
        afterPrefix: event.timeStamp < prefixUntil.current,
      });
      prefixUntil.current = shortcut?.kind === 'prefix' ? event.timeStamp + PREFIX_MS : 0;
      if (!shortcut) return;
      if (shortcut.kind === 'go') {
        const page = PAGES.find(({ letter }) => letter === shortcut.letter);
        if (page) void navigate(page.to);
        return;
      }
      if (shortcut.kind === 'prefix') return;
      if (shortcut.kind === 'print') {
        if (printByPage()) event.preventDefault();
        return;
      }
      event.preventDefault();
      if (shortcut.kind === 'help') help.show('keys');
      else if (shortcut.kind === 'search') focusSearch(() => setIsOpen(true));
      else setIsOpen((open) => !open);
    };
    window.addEventListener('keydown', onKeyDown);
    const stop = onPaletteAsked(() => setIsOpen(true));
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [navigate, help]);
  return isOpen ? <Palette onClose={() => setIsOpen(false)} /> : null;
}

/**
 * Presses the print button of what is open, marked with data-print: a page lays out its own paper. False where there is
 * none: the browser's own print shows the page as it is. A kiosk prints nothing.
 */
function printByPage(): boolean {
  if (document.documentElement.hasAttribute('data-kiosk')) return true;
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-print]')];
  const button = buttons.findLast((each) => each.checkVisibility() && !each.disabled);
  button?.click();
  return button !== undefined;
}

/** The page's own search field, marked with data-search; `otherwise` where it has none. */
function focusSearch(otherwise: () => void): void {
  const field = document.querySelector<HTMLInputElement>('main [data-search]');
  if (!field) {
    otherwise();
    return;
  }
  field.focus();
  field.select();
}
