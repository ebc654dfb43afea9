import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { theme } from './theme.ts';
import { LONGEST_MOTION_MS, MOTION, TYPE } from './tokens.ts';

const root = path.resolve(import.meta.dirname, '..');
const sources = (readdirSync(root, { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => ({ file, source: readFileSync(path.join(root, file), 'utf8') }));

describe('motion', () => {
  it('is shorter than 200 ms by the theme and wherever a part sets its own', () => {
    const durations = [...Object.values(MOTION), ...Object.values(theme.transitions.duration)];
    expect(Math.max(...durations)).toBeLessThan(LONGEST_MOTION_MS);
    const slow = sources.flatMap(({ file, source }) =>
      [...source.matchAll(/transition\w*:\s*['"`]([^'"`]+)['"`]/g)]
        .flatMap(([, value]) => [...value.matchAll(/(\d+(?:\.\d+)?)(ms|s)\b/g)])
        .filter(([, amount, unit]) => Number(amount) * (unit === 's' ? 1_000 : 1) >= LONGEST_MOTION_MS)
        .map(([text]) => `${file}: ${text}`),
    );
    expect(slow).toEqual([]);
  });
});

describe('type', () => {
  it('is never smaller than 11.5 px', () => {
    expect(Math.min(...Object.values(TYPE).map(Number.parseFloat))).toBeGreaterThanOrEqual(0.7187);
    const small = sources.flatMap(({ file, source }) =>
      [...source.matchAll(/fontSize:\s*'(0\.\d+)rem'/g)]
        .filter(([, size]) => Number(size) < 0.7187)
        .map(([text]) => `${file}: ${text}`),
    );
    expect(small).toEqual([]);
  });
});

describe('the font', () => {
  it('is bundled with its licence, so that no page asks the network', () => {
    const folder = path.resolve(root, '../node_modules/@fontsource-variable/inter');
    expect(readFileSync(path.join(folder, 'LICENSE'), 'utf8')).toContain('SIL Open Font License');
    expect(readFileSync(path.join(root, 'main.tsx'), 'utf8')).toContain('@fontsource-variable/inter');
    expect(readFileSync(path.join(root, 'public/assets/inter-LICENSE.txt'), 'utf8')).toBe(
      readFileSync(path.join(folder, 'LICENSE'), 'utf8'),
    );
  });
});
