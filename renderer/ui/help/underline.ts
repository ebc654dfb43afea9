// The quiet line under everything that explains itself: words of the glossary and results with a formula.
export const explainedUnderline = {
  textDecoration: 'underline dotted',
  textDecorationThickness: '1px',
  textUnderlineOffset: '0.22em',
  textDecorationColor: 'var(--sc-palette-lineStrong)',
} as const;
