// Columns give way in order on narrow windows, and the user's choice counts first.
import { describe, expect, it } from 'vitest';
import { visibleAt } from './columns.ts';

const columns = [
  { id: 'name', minWidth: 200, yields: 0 },
  { id: 'supplier', minWidth: 100, yields: 3 },
  { id: 'cover', minWidth: 100, yields: 2 },
  { id: 'order', minWidth: 100, yields: 0 },
];
const shown = (width: number, hidden: string[] = []) =>
  Object.entries(visibleAt(columns, width, new Set(hidden)))
    .filter(([, visible]) => visible)
    .map(([id]) => id);

describe('columns of a table', () => {
  it('all show where there is room', () => {
    expect(shown(700)).toEqual(['name', 'supplier', 'cover', 'order']);
  });

  it('leave in their order as it gets narrow, and some never do', () => {
    expect(shown(480)).toEqual(['name', 'cover', 'order']);
    expect(shown(100)).toEqual(['name', 'order']);
  });

  it('that the user hides make room for others', () => {
    expect(shown(480, ['cover'])).toEqual(['name', 'supplier', 'order']);
  });
});
