// Sample calls of every procedure of the contract: what each door has to answer alike. A procedure without a sample does
// not compile. They run in this order, so the ones that change something come last.
import type { ImportOptions, Inspection } from '#core/contract/imports.ts';
import { correctionsSamples, explorerSamples } from './explorer-samples.ts';
import { listsSamples, ordersSamples, suppliersSamples, termsSamples } from './order-samples.ts';
import { replaysSamples, tradeOffsSamples } from './profit-samples.ts';
import { recipesSamples, watchedFolderSamples } from './recipe-samples.ts';
import { answers, base64, dayAfter, learn, misfit, nextSales, ref, refuses, type SampleTable } from './sample-kit.ts';

export const SAMPLES: SampleTable = {
  system: {
    info: [answers(() => undefined)],
    preferences: [answers(() => undefined)],
    setPreferences: [
      answers(() => ({ userName: 'Ada' })),
      misfit(() => ({ kiosk: { enabled: true, idleMinutes: 0 } })),
    ],
    holidayCountries: [answers(() => undefined)],
  },
  stores: {
    list: [answers(() => undefined)],
    get: [answers(({ store }) => ({ store })), refuses('not-found/store', () => ({ store: 'nobody' }))],
    products: [
      answers(({ store }) => ({ store }), 'answers with defaults'),
      answers(({ store }) => ({ store, offset: 1, limit: 2, search: 'p' }), 'answers a page of a search'),
      misfit(({ store }) => ({ store, limit: 5000 })),
    ],
    history: [
      answers((known) => ({ ...ref(known), from: dayAfter(known, -60), to: known.lastDay })),
      refuses('not-found/product', ({ store }) => ({ store, product: 'nothing' })),
      misfit(({ store, product }) => ({ store, product, from: 'yesterday' })),
    ],
    totals: [answers(({ store }) => ({ store, category: 'Drinks', points: 50 }))],
    updateSettings: [
      answers(({ store }) => ({ store, settings: { leadTimeDays: 4, country: null } })),
      misfit(({ store }) => ({ store, settings: { serviceLevel: 2 } })),
    ],
  },
  suppliers: suppliersSamples,
  terms: termsSamples,
  lists: listsSamples,
  explorer: explorerSamples,
  models: {
    status: [answers(() => undefined)],
    list: [answers(({ store }) => ({ store }))],
    get: [answers(({ modelId }) => ({ modelId })), refuses('not-found/model', () => ({ modelId: 'none' }))],
    curve: [answers(({ modelId }) => ({ modelId }))],
    activate: [answers(({ modelId }) => ({ modelId })), refuses('not-found/model', () => ({ modelId: 'none' }))],
    export: [answers(({ modelId }) => ({ modelId }))],
    train: [
      answers(({ store }) => ({ store, settings: { seed: 5, numTrees: 20 } })),
      refuses('not-found/store', () => ({ store: 'nobody' })),
    ],
  },
  evidence: {
    get: [
      answers((known) => ({ ...ref(known), date: dayAfter(known, 2) })),
      answers((known) => ({ ...ref(known), date: dayAfter(known, 2), context: { price: 2, serviceLevel: 0.9 } })),
      refuses('not-found/supplier', (known) => ({
        ...ref(known),
        date: dayAfter(known, 2),
        context: { supplier: 'nobody' },
      })),
      refuses('not-found/product', (known) => ({ ...ref(known), product: 'nothing', date: dayAfter(known, 2) })),
      misfit((known) => ({ ...ref(known), date: dayAfter(known, 2), context: { leadTimeDays: 900 } })),
    ],
    export: [
      answers((known) => ({ ...ref(known), date: dayAfter(known, 2), format: 'xlsx' })),
      misfit((known) => ({ ...ref(known), date: dayAfter(known, 2), format: 'pdf' })),
    ],
  },
  predictions: {
    predict: [
      answers((known) => ({ ...ref(known), date: dayAfter(known, 2) })),
      refuses('not-found/product', (known) => ({ ...ref(known), product: 'nothing', date: dayAfter(known, 2) })),
      misfit(({ store, product }) => ({ store, product, date: '2025-02-30' })),
    ],
    predictWithContext: [
      answers((known) => ({
        ...ref(known),
        date: dayAfter(known, 2),
        context: { price: 3.2, promotion: true, onHand: 12 },
      })),
    ],
    priceCurve: [
      answers((known) => ({ ...ref(known), date: dayAfter(known, 2), context: { promotion: true }, steps: 9 })),
      misfit((known) => ({ ...ref(known), date: dayAfter(known, 2), fromPrice: 3, toPrice: 2 })),
    ],
    exportScenarios: [
      answers(
        (known) =>
          ({
            ...ref(known),
            scenarios: [
              { name: 'A', date: dayAfter(known, 2) },
              { name: 'B', date: dayAfter(known, 2), context: { price: 2.5 } },
            ],
            format: 'csv',
          }) as const,
      ),
      misfit((known) => ({ ...ref(known), scenarios: [], format: 'csv' })),
    ],
  },
  forecasts: {
    get: [
      answers(({ store, product }) => ({ store, product, horizon: 7 }), 'answers for a product'),
      answers(({ store }) => ({ store, category: 'Drinks', horizon: 3 }), 'answers for a category'),
    ],
    sum: [
      answers(({ store, product }) => ({ store, product, horizon: 7, from: 2, steps: 3 })),
      refuses('input/invalid', ({ store }) => ({ store, horizon: 7, from: 6, steps: 3 })),
    ],
    events: [answers((known) => ({ ...ref(known), from: dayAfter(known, -30), to: dayAfter(known, 28) }))],
    lookBack: [
      answers((known) => ({ ...ref(known), asOf: dayAfter(known, -14), horizon: 7 })),
      refuses('input/invalid', (known) => ({ ...ref(known), asOf: known.lastDay })),
    ],
    lookBackModels: [answers(({ store }) => ({ store }))],
    prepareLookBack: [refuses('not-found/store', () => ({ store: 'nobody' }))],
    export: [answers((known) => ({ ...ref(known), horizon: 7, format: 'csv' }) as const)],
    exportFiles: [answers(({ store }) => ({ store, horizon: 7, sums: [7] }))],
  },
  overrides: {
    set: [
      answers(
        (known) => ({
          ...ref(known),
          from: dayAfter(known, 2),
          to: dayAfter(known, 3),
          kind: 'units',
          amount: 40,
          reason: 'Street party',
        }),
        'sets units',
        learn('overrideId', 'id'),
      ),
      misfit((known) => ({ ...ref(known), from: dayAfter(known, 2), kind: 'units', amount: 4, reason: '' })),
    ],
    list: [answers(({ store }) => ({ store }))],
    remove: [answers(({ overrideId }) => ({ id: overrideId })), refuses('not-found/override', () => ({ id: 'none' }))],
    restore: [answers(({ overrideId }) => ({ id: overrideId }))],
  },
  bulk: {
    run: [answers(({ store }) => ({ store, horizonDays: 14, limit: 3 }))],
    start: [answers(({ store }) => ({ store }))],
    latest: [answers(({ store }) => ({ store }))],
    summary: [answers(({ bulkId }) => ({ bulkId })), refuses('not-found/bulk-run', () => ({ bulkId: 'none' }))],
    page: [
      answers(({ bulkId }) => ({ bulkId }), 'answers with defaults'),
      answers(
        ({ bulkId }) =>
          ({ bulkId, sort: 'name', descending: false, filter: { category: ['Drinks'] }, limit: 2 }) as const,
        'answers a sorted and filtered page',
      ),
    ],
    detail: [answers(({ bulkId, product }) => ({ bulkId, product }))],
    setQuantity: [
      answers(({ bulkId, product }) => ({ bulkId, product, quantity: 7 }), 'takes the user’s quantity'),
      answers(({ bulkId, product }) => ({ bulkId, product, quantity: null }), 'takes the proposed one again'),
      misfit(({ bulkId, product }) => ({ bulkId, product, quantity: -1 })),
    ],
    setQuantities: [answers(({ bulkId, product }) => ({ bulkId, filter: { products: [product] }, quantity: 2 }))],
    restoreQuantities: [
      answers(({ bulkId, product }) => ({ bulkId, quantities: [{ product, quantity: 3 }] })),
      refuses('not-found/bulk-run', () => ({ bulkId: 'none', quantities: [] })),
    ],
    setBudget: [
      answers(({ bulkId }) => ({ bulkId, budget: 40, apply: false }), 'answers what a budget would come to'),
      answers(({ bulkId }) => ({ bulkId, budget: 40 }), 'shares a budget'),
      answers(({ bulkId }) => ({ bulkId, budget: null }), 'takes the budget away'),
      misfit(({ bulkId }) => ({ bulkId, budget: -1 })),
    ],
    totals: [answers(({ bulkId }) => ({ bulkId, filter: { onlyToOrder: true } }))],
    export: [answers(({ bulkId }) => ({ bulkId, format: 'csv' }) as const)],
  },
  orders: ordersSamples,
  plans: {
    put: [
      answers((known) => ({
        entries: [
          { ...ref(known), from: dayAfter(known, 1), to: dayAfter(known, 3), price: 1.2, promotion: true },
          { store: known.store, from: dayAfter(known, 5), closed: true },
        ],
      })),
      refuses('input/invalid', ({ store, lastDay }) => ({ entries: [{ store, from: lastDay, price: 2 }] })),
      refuses('not-found/product', ({ store, lastDay }) => ({
        entries: [{ store, product: 'nothing', from: lastDay, promotion: true }],
      })),
      misfit(({ store }) => ({ entries: [{ store, from: 'soon', closed: true }] })),
    ],
    list: [answers(({ store }) => ({ store })), refuses('not-found/store', () => ({ store: 'nobody' }))],
    remove: [answers((known) => ({ store: known.store, from: dayAfter(known, 2) }))],
    check: [refuses('not-found/file', () => ({ fileId: 'none' }))],
    commit: [refuses('not-found/plan', () => ({ planId: 'none' }))],
    discard: [answers(() => ({ planId: 'none' }))],
  },
  backtests: {
    start: [answers(({ store }) => ({ store, origins: 1, horizon: 7 }))],
    summary: [
      answers(({ backtestJobId }) => ({ jobId: backtestJobId })),
      refuses('not-found/job', () => ({ jobId: 'none' })),
    ],
  },
  replays: replaysSamples,
  tradeOffs: tradeOffsSamples,
  alerts: {
    list: [
      answers(({ store }) => ({ store })),
      answers(
        ({ store }) => ({ store, state: 'dismissed', kind: 'overstock' }) as const,
        'answers with those put away',
      ),
      refuses('not-found/store', () => ({ store: 'nobody' })),
      misfit(({ store }) => ({ store, kind: 'nothing' })),
    ],
    snooze: [
      refuses('not-found/alert', (known) => ({ ...ref(known), kind: 'dead-stock' }) as const),
      misfit((known) => ({ ...ref(known), kind: 'overstock', days: 0 })),
    ],
    dismiss: [refuses('not-found/alert', (known) => ({ ...ref(known), kind: 'dead-stock' }) as const)],
    restore: [
      answers((known) => ({ ...ref(known), kind: 'overstock' }) as const),
      refuses('not-found/product', ({ store }) => ({ store, product: 'nothing', kind: 'overstock' }) as const),
    ],
  },
  dashboard: {
    get: [
      answers(({ store }) => ({ store })),
      answers((known) => ({ store: known.store, asOf: dayAfter(known, -40) }), 'looks back'),
      refuses('not-found/store', () => ({ store: 'nobody' })),
    ],
  },
  jobs: {
    list: [answers(() => ({ limit: 2 }))],
    get: [answers(({ jobId }) => ({ jobId })), refuses('not-found/job', () => ({ jobId: 'none' }))],
    watch: [answers(({ jobId }) => ({ jobId })), refuses('not-found/job', () => ({ jobId: 'none' }))],
    cancel: [answers(({ jobId }) => ({ jobId }), 'answers for a job that is over')],
  },
  events: { watch: [answers(() => undefined)] },
  files: {
    begin: [
      answers(
        (known) => ({ name: 'next.csv', sizeBytes: nextSales(known).length }),
        'begins a file',
        learn('fileId', 'fileId'),
      ),
      answers(() => ({ name: 'spare.csv' }), 'begins a file of unknown size', learn('spareFileId', 'fileId')),
      misfit(() => ({ name: '' })),
    ],
    append: [
      answers((known) => ({ fileId: known.fileId, offset: 0, base64: base64(nextSales(known)) })),
      refuses('not-found/file', () => ({ fileId: 'none', offset: 0, base64: base64('a') })),
      misfit(({ fileId }) => ({ fileId, offset: 0, base64: '???' })),
    ],
    finish: [answers(({ fileId }) => ({ fileId }))],
    read: [
      answers(({ fileId }) => ({ fileId, offset: 0 })),
      refuses('not-found/file', () => ({ fileId: 'none', offset: 0 })),
    ],
    discard: [answers(({ spareFileId }) => ({ fileId: spareFileId }))],
  },
  imports: {
    inspect: [
      answers(
        ({ fileId }) => ({ fileId }),
        'finds out how a file is read',
        (inspection: Inspection, known) => {
          const mapping = inspection.columns.map(({ column, role }) => ({ column, role }));
          known.inspection = inspection;
          known.importOptions = {
            reading: inspection.reading,
            mapping,
            store: null,
            overlap: 'replace',
            product: null,
            stockTime: 'opening',
            shape: inspection.shape.shape,
            extras: [],
            repairs: [],
          };
        },
      ),
      refuses('not-found/file', () => ({ fileId: 'none' })),
    ],
    preview: [
      answers(({ fileId, importOptions }) => ({ fileId, options: importOptions as ImportOptions })),
      refuses('not-found/file', ({ importOptions }) => ({ fileId: 'none', options: importOptions as ImportOptions })),
    ],
    check: [
      answers(
        ({ fileId, importOptions }) => ({ fileId, options: importOptions as ImportOptions }),
        'checks a file',
        learn('checkedUploadId', 'uploadId'),
      ),
      refuses('not-found/file', ({ importOptions }) => ({ fileId: 'none', options: importOptions as ImportOptions })),
    ],
    rejectedRows: [answers(({ checkedUploadId }) => ({ uploadId: checkedUploadId, limit: 10 }))],
    get: [
      answers(({ checkedUploadId }) => ({ uploadId: checkedUploadId }), 'answers for a checked upload'),
      refuses('not-found/upload', () => ({ uploadId: 'none' })),
    ],
    commit: [
      answers(({ checkedUploadId }) => ({ uploadId: checkedUploadId })),
      refuses('conflict/upload-state', ({ uploadId }) => ({ uploadId })),
    ],
    previewUndo: [
      answers(({ checkedUploadId }) => ({ uploadId: checkedUploadId })),
      refuses('not-found/upload', () => ({ uploadId: 'none' })),
    ],
    undo: [
      answers(({ checkedUploadId }) => ({ uploadId: checkedUploadId })),
      refuses('conflict/upload-state', ({ checkedUploadId }) => ({ uploadId: checkedUploadId })),
    ],
    list: [answers(() => ({ limit: 5 }))],
    discard: [refuses('conflict/upload-state', ({ uploadId }) => ({ uploadId }))],
  },
  recipes: recipesSamples,
  watchedFolder: watchedFolderSamples,
  corrections: correctionsSamples,
  workspace: {
    get: [answers(() => undefined)],
    openDemo: [answers(() => undefined)],
    open: [
      refuses('not-found/workspace', ({ workspaceDir }) => ({ path: `${workspaceDir}-missing` })),
      answers(({ workspaceDir }) => ({ path: `${workspaceDir}-other`, create: true }), 'opens another one'),
    ],
  },
};
