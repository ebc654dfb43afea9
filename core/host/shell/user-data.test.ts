// How a shell starts the engine: where things live, and how many cores a training may take.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineInit, trainingThreads, userDataDir } from './user-data.ts';

describe('threads of a training', () => {
  it('leave one core to the window and the engine while a window is open, and are never none', () => {
    expect([1, 2, 4, 16].map((cores) => trainingThreads(true, cores))).toEqual([1, 1, 3, 15]);
    expect([1, 2, 4, 16].map((cores) => trainingThreads(false, cores))).toEqual([1, 2, 4, 16]);
  });

  it('are decided where a shell starts the engine', () => {
    const init = (hasWindow: boolean) =>
      engineInit({ workspaceDir: 'shop', hasWindow, userData: path.resolve('home') });
    expect(init(false).threads).toBe(availableParallelism());
    expect(init(true).threads).toBe(Math.max(1, availableParallelism() - 1));
  });
});

it('SHELFCAST_HOME moves everything that belongs to the user', () => {
  expect(userDataDir({ SHELFCAST_HOME: 'elsewhere' })).toBe(path.resolve('elsewhere'));
});
