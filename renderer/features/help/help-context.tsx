// Opens the help from anywhere: the keys, or the words of the glossary.
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import type { TermName } from '#renderer/ui/help/Term.tsx';
import type { HelpTab } from './HelpDialog.tsx';
import { TERM_NAMES } from './term-names.ts';

interface Help {
  /** `search`: what the list of words looks for. */
  show: (tab: HelpTab, search?: string) => void;
  terms: TermName[];
}

const HelpContext = createContext<Help | null>(null);

export function useHelp(): Help {
  const help = useContext(HelpContext);
  if (!help) throw new Error('useHelp needs a HelpProvider above it.');
  return help;
}

const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog.tsx')).HelpDialog }));

export function HelpProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ tab: HelpTab; search: string } | null>(null);
  const help = useMemo<Help>(() => ({ show: (tab, search = '') => setShown({ tab, search }), terms: TERM_NAMES }), []);
  return (
    <HelpContext value={help}>
      {children}
      {shown && (
        <Suspense fallback={null}>
          <HelpDialog
            tab={shown.tab}
            search={shown.search}
            onTab={(tab) => setShown({ tab, search: '' })}
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
    </HelpContext>
  );
}
