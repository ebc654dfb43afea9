// The app frame: sidebar, top bar, notices about the engine, and the page.
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { useEngine, useEngineState } from '#renderer/engine/engine-context.tsx';
import { PATHS } from '#renderer/paths.ts';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { ScrollerProvider } from '#renderer/ui/scroller.tsx';
import { HelpProvider } from '../help/help-context.tsx';
import { Shortcuts } from '../palette/Shortcuts.tsx';
import { TourInvitation } from '../tour/TourInvitation.tsx';
import { TourProvider } from '../tour/tour-context.tsx';
import { WelcomePage } from '../welcome/WelcomePage.tsx';
import { EngineBanner } from './EngineBanner.tsx';
import { JobNotices } from './JobNotices.tsx';
import { Kiosk } from './Kiosk.tsx';
import { Sidebar } from './Sidebar.tsx';
import { SkipLink } from './SkipLink.tsx';
import { StartScreen } from './StartScreen.tsx';
import { StoreChoiceProvider } from './store-choice.tsx';
import { TopBar } from './TopBar.tsx';

export function Frame() {
  const engine = useEngine();
  const { generation } = useEngineState();
  const { data: workspace } = useQuery(engine.workspace.get.queryOptions());
  const { pathname } = useLocation();

  if (!workspace) return <StartScreen everReady={generation > 0} />;
  if (workspace.isEmpty && pathname === PATHS.dashboard) return <WelcomePage workspace={workspace} />;
  return (
    <StoreChoiceProvider>
      <TourProvider>
        <HelpProvider>
          <Shelves workspaceName={workspace.name} />
          <Shortcuts />
          <Kiosk />
        </HelpProvider>
      </TourProvider>
    </StoreChoiceProvider>
  );
}

function Shelves({ workspaceName }: { workspaceName: string }) {
  const { t } = useTranslation();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  useFocusOnNewPage(scroller);
  const isDashboard = useLocation().pathname === PATHS.dashboard;
  return (
    <Box data-paper-flow="" sx={{ display: 'flex', height: '100dvh', overflow: 'hidden' }}>
      <SkipLink />
      <Sidebar workspaceName={workspaceName} />
      <Box data-paper-flow="" sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar />
        <EngineBanner />
        <JobNotices />
        <Box
          component="main"
          id="content"
          data-paper-flow=""
          ref={setScroller}
          tabIndex={-1}
          aria-label={t('frame.content')}
          sx={{ flex: 1, overflowY: 'auto', overflowX: 'hidden', outline: 'none', scrollbarGutter: 'stable' }}
        >
          <Box sx={{ maxWidth: 1480, mx: 'auto', px: { xs: 2.5, lg: 4 }, pt: 3, pb: 6 }}>
            <ScrollerProvider value={scroller}>
              <Suspense fallback={<PageSkeleton />}>
                {isDashboard && <TourInvitation />}
                <Outlet />
              </Suspense>
            </ScrollerProvider>
          </Box>
        </Box>
      </Box>
    </Box>
  );
}

/** Going to a page scrolls to its top and takes the focus there, so that a keyboard or a reader starts at its title. */
function useFocusOnNewPage(scroller: HTMLElement | null): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname || !scroller) return;
    shown.current = pathname;
    scroller.scrollTo({ top: 0 });
    scroller.focus({ preventScroll: true });
  }, [pathname, scroller]);
}
