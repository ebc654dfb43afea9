// The steps of the tour: a page each, and what on it is pointed at. Pages that do not exist are left out.
import { PAGES } from '../frame/pages.ts';

export const STEP_NAMES = ['dashboard', 'bulk', 'orders', 'smart', 'forecast', 'data', 'models'] as const;
export type StepName = (typeof STEP_NAMES)[number];

export interface TourStep {
  name: StepName;
  to: string;
}

export const TOUR_STEPS: TourStep[] = STEP_NAMES.flatMap((name) => {
  const page = PAGES.find(({ key }) => key === name);
  return page ? [{ name, to: page.to }] : [];
});
