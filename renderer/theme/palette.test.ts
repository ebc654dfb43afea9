// The palette keeps WCAG 2.2 AA: 4.5:1 for words, 3:1 for marks and the edges of controls.
import { describe, expect, it } from 'vitest';
import { dark, light, type Palette } from './palette.ts';

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ['light', light],
  ['dark', dark],
] as [string, Palette][])('the %s palette', (_name, p) => {
  const grounds = [p.canvas, p.surface, p.sunken, p.sidebar, p.raised];

  it('shows words with a contrast of at least 4.5 on every surface', () => {
    for (const ground of grounds) {
      expect(contrast(p.ink, ground)).toBeGreaterThan(7);
      expect(contrast(p.inkMuted, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(p.accent, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(p.onAccent, p.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(p.onAccent, p.accentStrong)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(p.accent, p.accentSoft)).toBeGreaterThanOrEqual(4.5);
  });

  it('shows every tone readable on its own fill and its mark visible on cards', () => {
    for (const tone of [...Object.values(p.status), p.positive, p.warning, p.danger, p.info]) {
      expect(contrast(tone.ink, tone.soft)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(tone.ink, p.surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(tone.mark, p.surface)).toBeGreaterThanOrEqual(3);
    }
  });

  it('shows lines of charts and edges of controls with at least 3', () => {
    const { history, forecast, reference, up, down, series, axis } = p.chart;
    for (const color of [history, forecast, reference, up, down, p.lineStrong]) {
      expect(contrast(color, p.surface)).toBeGreaterThanOrEqual(3);
    }
    for (const color of series) expect(contrast(color, p.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(axis, p.surface)).toBeGreaterThanOrEqual(4.5);
  });
});

describe.each([
  ['light', light],
  ['dark', dark],
] as [string, Palette][])('the heat map of the %s palette', (_name, { chart, surface }) => {
  it('goes one way from the card to the strongest colour, each step clearly apart from the one before', () => {
    const shades = [surface, ...chart.heat];
    const steps = shades.slice(1).map((shade, i) => contrast(shade, shades[i]));
    for (const step of steps) expect(step).toBeGreaterThan(1.25);
    for (let i = 1; i < shades.length; i++) {
      expect(contrast(shades[i], surface)).toBeGreaterThan(i === 1 ? 1 : contrast(shades[i - 1], surface));
    }
  });
});

/** sRGB as people see it who lack one kind of cone (Viénot, Brettel and Mollon 1999, for red and green). */
const DEFICIENCIES = {
  protanopia: [
    [0.1124, 0.8876, 0],
    [0.1124, 0.8876, 0],
    [0.004, -0.004, 1],
  ],
  deuteranopia: [
    [0.2928, 0.7072, 0],
    [0.2928, 0.7072, 0],
    [-0.0223, 0.0223, 1],
  ],
} as const;

const toLinear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });

/** CIE L*a*b* of linear sRGB, D65. */
function toLab([r, g, b]: number[]): number[] {
  const f = (value: number) => (value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(a: string, b: string, seen: readonly (readonly number[])[]): number {
  const [left, right] = [a, b].map((hex) => {
    const rgb = toLinear(hex);
    return toLab(seen.map((row) => row.reduce((sum, part, i) => sum + part * rgb[i], 0)));
  });
  return Math.hypot(...left.map((value, i) => value - right[i]));
}

describe.each(Object.entries(DEFICIENCIES))('with %s', (_name, seen) => {
  it.each([
    ['light', light],
    ['dark', dark],
  ] as [string, Palette][])('what needs an order and what does not look different in the %s palette', (_mode, p) => {
    const { out, critical, low, healthy, overstock } = p.status;
    for (const urgent of [out, critical, low]) {
      for (const calm of [healthy, overstock]) {
        expect(difference(urgent.mark, calm.mark, seen)).toBeGreaterThan(20);
      }
    }
    expect(difference(p.chart.history, p.chart.forecast, seen)).toBeGreaterThan(10);
    expect(difference(p.chart.up, p.chart.down, seen)).toBeGreaterThan(20);
  });
});
