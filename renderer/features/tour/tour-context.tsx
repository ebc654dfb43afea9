// Whether the tour runs, and at which step. It never blocks: the pages under it work as always.
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { TourCard } from './TourCard.tsx';

const STORAGE_KEY = 'shelfcast.tour';

interface Tour {
  isRunning: boolean;
  /** Nobody has taken or declined it in this window yet. */
  isNew: boolean;
  start: () => void;
  /** Ends it, or declines it before it began. */
  end: () => void;
}

const TourContext = createContext<Tour | null>(null);

export function useTour(): Tour {
  const tour = useContext(TourContext);
  if (!tour) throw new Error('useTour needs a TourProvider above it.');
  return tour;
}

export function TourProvider({ children }: { children: ReactNode }) {
  const [isRunning, setIsRunning] = useState(false);
  const [isNew, setIsNew] = useState(() => localStorage.getItem(STORAGE_KEY) === null);
  const tour = useMemo<Tour>(() => {
    const remember = () => {
      localStorage.setItem(STORAGE_KEY, 'seen');
      setIsNew(false);
    };
    return {
      isRunning,
      isNew,
      start: () => {
        remember();
        setIsRunning(true);
      },
      end: () => {
        remember();
        setIsRunning(false);
      },
    };
  }, [isRunning, isNew]);
  return (
    <TourContext value={tour}>
      {children}
      {isRunning && <TourCard onEnd={tour.end} />}
    </TourContext>
  );
}
