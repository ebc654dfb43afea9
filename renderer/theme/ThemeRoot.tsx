// Puts the theme around the app; styles carry the page's CSP nonce so that no unsafe-inline is needed.
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { MarkStyles } from '../ui/MarkStyles.tsx';
import { theme } from './theme.ts';

function pageNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined;
}

const cache = createCache({ key: 'sc', nonce: pageNonce() });

export function ThemeRoot({ children }: { children: ReactNode }) {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="shelfcast.theme">
        <CssBaseline enableColorScheme />
        <MarkStyles />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
