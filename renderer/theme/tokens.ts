// Measures that every part shares: type scale, spacing, corners, elevation, motion. Colours are in palette.ts.

/** Sizes of type in rem, from the smallest that is allowed up to the title of the first page. */
export const TYPE = {
  tiny: '0.7188rem',
  caption: '0.7813rem',
  body: '0.8438rem',
  text: '0.9375rem',
  heading: '1rem',
  title: '1.5rem',
  figure: '1.75rem',
} as const;

/** Pixels that a step of `sx` spacing stands for; everything sits on halves and wholes of it. */
export const SPACING = 8;

/** Corners in pixels. */
export const CORNERS = { control: 8, card: 12, dialog: 14 } as const;

/** Milliseconds. Nothing moves longer, and nothing at all when the system asks for less motion. */
export const MOTION = { quick: 80, usual: 120, slow: 180 } as const;
export const LONGEST_MOTION_MS = 200;

/** Shadows: cards lie flat on a hairline; only what floats has one. */
export const ELEVATION = {
  light: { low: '0 2px 8px -2px rgb(25 18 8 / 0.14)', high: '0 12px 32px -8px rgb(25 18 8 / 0.28)' },
  dark: { low: '0 2px 8px -2px rgb(0 0 0 / 0.5)', high: '0 12px 32px -8px rgb(0 0 0 / 0.7)' },
} as const;
