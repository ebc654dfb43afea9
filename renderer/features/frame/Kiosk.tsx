// The kiosk in the window: full screen from the first touch, file buttons hidden, a clean demo when nobody touches it.
import { useEffect, useRef } from 'react';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { useJobs } from '#renderer/engine/use-job.ts';
import { useKiosk } from '#renderer/engine/use-kiosk.ts';
import { useDemo } from '../welcome/use-demo.ts';

const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'pointermove'] as const;
/** How often the clock is looked at. */
const CHECK_MS = 5_000;

export function Kiosk() {
  const kiosk = useKiosk();
  return kiosk && <KioskWatch idleMinutes={kiosk.idleMinutes} />;
}

function KioskWatch({ idleMinutes }: { idleMinutes: number }) {
  const client = useEngineClient();
  const { running } = useJobs();
  const demo = useDemo(startAnew);
  const state = useRef({ touchedAt: 0, resetting: false, running, open: demo.open });
  state.current.running = running;
  state.current.open = demo.open;

  useEffect(() => {
    document.documentElement.dataset.kiosk = '';
    const onTouch = () => {
      state.current.touchedAt = Date.now();
    };
    const onFirstPress = () => void document.documentElement.requestFullscreen?.().catch(() => undefined);
    const timer = setInterval(() => {
      const { touchedAt, resetting } = state.current;
      // Nobody has touched it since the last reset: it is clean.
      if (touchedAt === 0 || resetting || Date.now() - touchedAt < idleMinutes * 60_000) return;
      state.current.resetting = true;
      const stops = state.current.running.map(({ id }) => client.jobs.cancel({ jobId: id }).catch(() => undefined));
      void Promise.all(stops).then(() => state.current.open());
    }, CHECK_MS);
    for (const touch of TOUCHES) window.addEventListener(touch, onTouch, { passive: true });
    window.addEventListener('pointerdown', onFirstPress, { once: true });
    return () => {
      delete document.documentElement.dataset.kiosk;
      clearInterval(timer);
      for (const touch of TOUCHES) window.removeEventListener(touch, onTouch);
      window.removeEventListener('pointerdown', onFirstPress);
    };
  }, [idleMinutes, client]);

  // A reset that failed (an engine that was starting again) is tried anew at the next look.
  useEffect(() => {
    if (demo.error !== null) state.current.resetting = false;
  }, [demo.error]);
  return null;
}

/** The next visitor finds the first page in the language and look of the computer. */
function startAnew(): void {
  localStorage.clear();
  window.location.hash = '';
  window.location.reload();
}
