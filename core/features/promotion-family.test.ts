// What a promoted weekday brings is told apart from what the weekday and promotions bring at large.
import { expect, it } from 'vitest';
import { testFrame } from '../frame/test-frame.ts';
import { createFeatureSource } from './feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from './feature-spec.ts';
import { createFeatureWriter } from './feature-writer.ts';

const STEPS = 140;
/** Every other week is promoted: sales double on the first weekday and stay as they are on all others. */
const isPromoted = (step: number) => (Math.floor(step / 7) % 2 === 1 ? 1 : 0);
const unitsOn = (step: number) => (step % 7 === 0 ? 20 * (1 + isPromoted(step)) : 10);

it('the same weekday under the same promotion is averaged, and nothing where no plan is known', () => {
  const at = Array.from({ length: STEPS }, (_, step) => step);
  const promotion = at.map(isPromoted);
  const frame = testFrame({
    steps: STEPS,
    series: [{ code: 'A', category: 'C', firstStep: 0, units: at.map(unitsOn), promotion }],
  });
  const source = createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);
  const writer = createFeatureWriter(source);
  const names = writer.columns.map(({ name }) => name);
  const origin = 104;
  const value = (name: string, target: number, planKnown = true) => {
    const out = new Float32Array(names.length);
    writer.write(0, origin, target, { planKnown, weatherKnown: false }, out, 0);
    return out[names.indexOf(name)] * (name === 'same_season_same_promotion' ? writer.level(0, origin) : 1);
  };
  // Steps 105 … 111 are the 16th week, promoted; the 17th is not.
  expect(value('same_season_same_promotion', 105)).toBeCloseTo(40, 3);
  expect(value('same_season_same_promotion', 106)).toBeCloseTo(10, 3);
  expect(value('same_season_same_promotion', 112)).toBeCloseTo(20, 3);
  expect(value('same_season_promotion_effect', 105)).toBeGreaterThan(1.15);
  expect(value('same_season_promotion_effect', 112)).toBeLessThan(0.85);
  expect(value('same_season_same_promotion', 105, false)).toBeNaN();
});
