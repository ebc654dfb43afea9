// Samples of replays and of service levels against money.
import { answers, learn, misfit, ref, refuses, type SampleTable } from './sample-kit.ts';

export const replaysSamples: SampleTable['replays'] = {
  start: [
    answers(({ store }) => ({ store, months: 1 }), 'replays a month', learn('replayJobId', 'jobId')),
    refuses('not-found/store', () => ({ store: 'nobody' })),
    misfit(({ store }) => ({ store, months: 0 })),
  ],
  latest: [answers(({ store }) => ({ store })), refuses('not-found/store', () => ({ store: 'nobody' }))],
  get: [answers(({ replayJobId }) => ({ jobId: replayJobId })), refuses('not-found/replay', () => ({ jobId: 'none' }))],
  lines: [
    answers(({ replayJobId }) => ({ jobId: replayJobId, limit: 2 })),
    refuses('not-found/replay', () => ({ jobId: 'none' })),
  ],
  export: [
    answers(({ replayJobId }) => ({ jobId: replayJobId, format: 'csv' }) as const),
    refuses('not-found/replay', () => ({ jobId: 'none', format: 'csv' }) as const),
  ],
};

export const tradeOffsSamples: SampleTable['tradeOffs'] = {
  curve: [
    answers(({ store }) => ({ store })),
    answers((known) => ref(known), 'answers for a product'),
    refuses('not-found/product', ({ store }) => ({ store, product: 'nothing' })),
    refuses('input/invalid', (known) => ({ ...ref(known), category: 'Drinks' })),
  ],
  optimum: [
    answers(({ store }) => ({ store, stockValue: 40, withLevels: true })),
    misfit(({ store }) => ({ store, stockValue: -1 })),
  ],
  export: [answers(({ store }) => ({ store, category: 'Drinks', format: 'csv' }) as const)],
};
