// The window does not bundle the contract's schemas; what it repeats from there is the same.
import { describe, expect, it } from 'vitest';
import { FILE_CHUNK_BYTES } from '#core/contract/files.ts';
import { CHUNK_BYTES } from './files.ts';

describe('files handed in by the window', () => {
  it('travel in chunks that the contract allows', () => {
    expect(CHUNK_BYTES).toBeLessThanOrEqual(FILE_CHUNK_BYTES);
  });
});
