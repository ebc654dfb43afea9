// Something to be put on paper: fetched when printing is asked for, shown to print only, gone when it is printed.
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '../toast.tsx';
import { PrintStyles } from './PrintStyles.tsx';

/** `render` makes sections of the sheet from what `print` fetched; each section begins a page. */
export function usePaper<Content>(render: (content: Content) => ReactNode) {
  const toast = useToast();
  const { t } = useTranslation();
  const [shown, setShown] = useState<{ content: Content } | null>(null);
  const [isPreparing, setIsPreparing] = useState(false);

  useEffect(() => {
    if (!shown) return;
    const done = () => setShown(null);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [shown]);

  /** Prints nothing where `fetch` answers null. */
  const print = (fetch: () => Promise<Content | null>) => {
    setIsPreparing(true);
    fetch()
      .then((content) => content !== null && setShown({ content }))
      .catch((error: unknown) => toast({ text: errorWords(error, t).title }))
      .finally(() => setIsPreparing(false));
  };
  const sheet =
    shown &&
    createPortal(
      <div className="print-sheet">
        <PrintStyles />
        {render(shown.content)}
      </div>,
      document.body,
    );
  return { print, isPreparing, sheet };
}
