// Sample calls that look into the data, and that correct them by hand.
import { answers, dayAfter, learn, misfit, refuses, type SampleTable } from './sample-kit.ts';

export const explorerSamples: SampleTable['explorer'] = {
  observations: [
    answers(({ store }) => ({ store })),
    answers(
      ({ store }) =>
        ({
          store,
          filter: { search: 'p', flags: ['soldOut', 'missing'] },
          sort: 'units',
          offset: 1,
          limit: 5,
        }) as const,
      'answers a page of a filter',
    ),
    refuses('not-found/store', () => ({ store: 'nobody' })),
    misfit(({ store }) => ({ store, filter: { flags: ['strange'] } })),
  ],
  products: [
    answers(({ store }) => ({ store, sort: 'zeroShare', descending: true }) as const),
    misfit(({ store }) => ({ store, sort: 'colour' })),
  ],
  statistics: [
    answers(({ store, product }) => ({ store, product }), 'answers for a product'),
    answers(({ store }) => ({ store }), 'answers for the store'),
    refuses('not-found/product', ({ store }) => ({ store, product: 'nothing' })),
  ],
  calendar: [answers(({ store, product }) => ({ store, product }))],
  exportObservations: [answers(({ store, product }) => ({ store, filter: { product }, format: 'csv' }) as const)],
  exportProducts: [answers(({ store }) => ({ store, format: 'xlsx' }) as const)],
};

export const correctionsSamples: SampleTable['corrections'] = {
  previewMerge: [
    answers(({ store }) => ({ store, from: 'P2', into: 'P1' })),
    refuses('not-found/product', ({ store }) => ({ store, from: 'nothing', into: 'P1' })),
  ],
  correct: [
    answers((known) => ({
      store: known.store,
      product: known.product,
      day: dayAfter(known, -3),
      values: { units: 77 },
    })),
    refuses('not-found/product', (known) => ({
      store: known.store,
      product: 'nothing',
      day: dayAfter(known, -3),
      values: { units: 1 },
    })),
    refuses('input/invalid', (known) => ({
      store: known.store,
      product: known.product,
      day: dayAfter(known, 40),
      values: { units: 1 },
    })),
    misfit((known) => ({ store: known.store, product: known.product, day: known.lastDay, values: { price: -1 } })),
  ],
  rename: [
    answers(({ store, product }) => ({ store, product, name: 'Another name' })),
    misfit(({ store, product }) => ({ store, product, name: '  ' })),
  ],
  closeDays: [
    answers((known) => ({ store: known.store, from: dayAfter(known, -9), to: dayAfter(known, -8) })),
    refuses('input/invalid', (known) => ({ store: known.store, from: dayAfter(known, 3) })),
  ],
  merge: [
    answers(
      ({ store }) => ({ store, from: 'P2', into: 'P2-NEW', name: 'Successor' }),
      'answers',
      (answer, known) =>
        learn('correctionId', 'id')((answer as { correction: Record<string, string> }).correction as never, known),
    ),
    refuses('input/invalid', ({ store }) => ({ store, from: 'P2', into: 'P1' })),
  ],
  list: [answers(({ store }) => ({ store })), refuses('not-found/store', () => ({ store: 'nobody' }))],
  undo: [
    answers(({ correctionId }) => ({ correctionId })),
    refuses('conflict/upload-state', ({ correctionId }) => ({ correctionId })),
    refuses('not-found/correction', ({ uploadId }) => ({ correctionId: uploadId })),
  ],
};
