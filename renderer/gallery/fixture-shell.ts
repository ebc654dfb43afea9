// A shell whose engine answers from made-up data.
import { ORPCError } from '@orpc/client';
import type { EngineStatus } from '#core/contract/shell.ts';
import type { Shell } from '../engine/shell.ts';
import { type Answers, answers, emptyAnswers } from './answers.ts';

export type GalleryState = 'data' | 'empty' | 'loading' | 'error';

interface Options {
  state: GalleryState;
  engine: string | null;
  job: string | null;
}

/** Answers that the frame itself needs in every state. */
const FRAME = ['workspace.get', 'stores.list', 'jobs.list', 'jobs.get', 'events.watch', 'system.info'];

export function fixtureShell({ state, engine, job }: Options): Shell {
  const all: Answers = { ...answers(job), ...(state === 'empty' ? emptyAnswers() : {}) };
  const call = async (path: readonly string[], input: unknown) => {
    const name = path.join('.');
    if (state === 'loading' && !FRAME.includes(name)) return new Promise(() => {});
    if (state === 'error' && !FRAME.includes(name)) {
      throw new ORPCError('storage/unavailable', { message: 'EACCES: shelfcast.db', data: {}, defined: true });
    }
    const answer = all[name];
    if (!answer) throw new ORPCError('internal', { message: `The gallery has no answer for ${name}.`, data: {} });
    return answer(input as never);
  };
  const status: Record<string, EngineStatus> = {
    restarting: { state: 'restarting', attempt: 1, reason: 'SIGKILL' },
    failed: {
      state: 'failed',
      error: { code: 'storage/corrupt', message: 'database disk image is malformed', details: {} },
    },
  };
  return {
    openLine: async () => {
      const closed = Promise.withResolvers<void>();
      if (engine) setTimeout(closed.resolve, 800);
      if (engine && sessionStorage.getItem('opened')) return new Promise(() => {});
      if (engine) sessionStorage.setItem('opened', '1');
      return { link: { call: call as never }, closed: closed.promise, close: closed.resolve };
    },
    watchStatus: (listener) => {
      if (engine) setTimeout(() => listener(status[engine] ?? { state: 'ready' }), 1_000);
      return () => sessionStorage.removeItem('opened');
    },
    restartEngine: () => {},
    chooseFolder: null,
    findApiAccess: async () => ({
      address: 'http://127.0.0.1:4747/api/v1',
      token: 'made-up-token-of-the-gallery',
      docs: 'http://127.0.0.1:4747/docs',
    }),
  };
}
