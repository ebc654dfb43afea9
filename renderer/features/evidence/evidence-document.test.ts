// The copied text of a small document.
import { expect, it } from 'vitest';
import { documentText } from './evidence-document.ts';

it('puts headings, sentences and figures on lines of their own, sums marked', () => {
  const text = documentText({
    title: 'Bread',
    subtitle: 'Corner · 17 Nov',
    summary: 'Bread should sell about 2.',
    sections: [
      {
        key: 'order',
        title: 'How the order comes about',
        sentences: ['It is to last 10 days.'],
        lines: [
          { key: 'demand', label: 'Expected', values: ['20'] },
          { key: 'safety', label: 'Safety stock', note: 'for 95%', values: ['+ 8'] },
          { key: 'level', label: 'Level', values: ['28'], isSum: true },
        ],
      },
      {
        key: 'naive',
        title: 'A simple method',
        sentences: [],
        columns: ['ours', 'its'],
        lines: [{ key: 'a', label: 'Order', values: ['18', '12'] }],
      },
    ],
  });
  expect(text).toBe(`Bread
Corner · 17 Nov

Bread should sell about 2.

How the order comes about
It is to last 10 days.
  Expected: 20
  Safety stock (for 95%): + 8
  = Level: 28

A simple method
  (ours | its)
  Order: 18 | 12`);
});
