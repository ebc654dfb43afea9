// Sample calls of every procedure of the contract: what each door has to answer alike. A procedure without a sample does
// not compile. They run in this order, so the ones that change something come last.
import type { Contract, Inputs } from '#core/contract/contract.ts';
import type { ErrorCode } from '#core/contract/errors.ts';
import type { ImportOptions, Inspection } from '#core/contract/imports.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';

/** What a prepared workspace holds (prepare-workspace.ts); its copies hold the same. */
export interface Known {
  /** Folder of this copy. */
  workspaceDir: string;
  store: string;
  product: string;
  /** Last day with data. */
  lastDay: string;
  /** A finished training. */
  jobId: string;
  modelId: string;
  bulkId: string;
  /** A finished backtest. */
  backtestJobId: string;
  /** A committed upload. */
  uploadId: string;
  /** Learnt on the way. */
  overrideId: string;
  orderId: string;
  orderChangeId: string;
  /** Learnt on the way: a file that is handed in, one that is thrown away, and what inspecting the first one said. */
  fileId: string;
  spareFileId: string;
  importOptions: ImportOptions | null;
  checkedUploadId: string;
}

/** The day so many days after the last one with data. */
const dayAfter = ({ lastDay }: Known, days: number) => isoFromDay(dayFromIso(lastDay) + days);

/** The next day's sales as a till would export them, for the samples that hand in a file. */
const nextSales = (known: Known) => `Date,Store ID,Product ID,Category,Units Sold,Price
${dayAfter(known, 1)},S1,P1,Drinks,4,1.50
${dayAfter(known, 1)},S1,P2,Drinks,6,2.00
${dayAfter(known, 1)},S1,,Drinks,6,2.00
`;
const ref = ({ store, product }: Known) => ({ store, product });
const base64 = (text: string) => Buffer.from(text).toString('base64');

export interface Sample<Input = unknown> {
  name: string;
  input(known: Known): Input;
  /** 'answer', or the code of the error that it has to end with. */
  expect: 'answer' | ErrorCode;
  /** Later samples use ids that this one's answer gives. */
  learn?: (answer: never, known: Known) => void;
}

type Domains = keyof Contract;
export type SampleTable = {
  [D in Domains]: { [P in keyof Contract[D]]: readonly Sample<P extends keyof Inputs[D] ? Inputs[D][P] : never>[] };
};

const answers = <I, A = unknown>(
  input: (known: Known) => I,
  name = 'answers',
  learn?: (answer: A, known: Known) => void,
): Sample<I> => ({ name, input, expect: 'answer', learn });
const refuses = <I>(expect: ErrorCode, input: (known: Known) => I): Sample<I> => ({
  name: `refuses with ${expect}`,
  input,
  expect,
});
/** An input that no door may let through, whatever the types say. */
const misfit = (input: (known: Known) => unknown) => refuses('input/invalid', input) as Sample<never>;

/** Keeps a field of the answer for later samples. */
const learn =
  (name: 'fileId' | 'spareFileId' | 'checkedUploadId' | 'overrideId' | 'orderId' | 'orderChangeId', field: string) =>
  (answer: Record<string, string>, known: Known): void => {
    known[name] = answer[field];
  };

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
  suppliers: {
    list: [answers(({ store }) => ({ store })), refuses('not-found/store', () => ({ store: 'nobody' }))],
    add: [
      answers(({ store }) => ({ store, supplier: 'Dairy', leadTimeDays: 2, orderWeekdays: [1, 4], currency: 'CHF' })),
      refuses('conflict/name-taken', ({ store }) => ({ store, supplier: 'Dairy' })),
      misfit(({ store }) => ({ store, supplier: 'Slow', leadTimeDays: 900 })),
    ],
    get: [
      answers(({ store }) => ({ store, supplier: 'Dairy' })),
      refuses('not-found/supplier', ({ store }) => ({ store, supplier: 'nobody' })),
    ],
    update: [
      answers(({ store }) => ({ store, changes: [{ supplier: 'Dairy', name: 'Alpine dairy', leadTimeDays: null }] })),
      refuses('not-found/supplier', ({ store }) => ({ store, changes: [{ supplier: 'Dairy', note: 'gone' }] })),
      misfit(({ store }) => ({ store, changes: [{ supplier: 'Alpine dairy', leadTimes: [{ days: 2, share: 0.5 }] }] })),
    ],
    deliveries: [answers(({ store }) => ({ store }))],
    learn: [
      answers(({ store }) => ({ store })),
      refuses('not-found/supplier', ({ store }) => ({ store, suppliers: ['nobody'] })),
    ],
    export: [answers(({ store }) => ({ store, format: 'csv' }) as const)],
    remove: [
      answers(({ store }) => ({ store, supplier: 'Alpine dairy' })),
      refuses('not-found/supplier', ({ store }) => ({ store, supplier: 'Alpine dairy' })),
    ],
  },
  terms: {
    page: [
      answers(({ store }) => ({ store })),
      answers(
        ({ store }) => ({ store, sort: 'unitCost', filter: { search: 'p', unknown: ['moq'] }, limit: 2 }) as const,
      ),
      misfit(({ store }) => ({ store, sort: 'colour' })),
    ],
    get: [answers(ref), refuses('not-found/product', ({ store }) => ({ store, product: 'nothing' }))],
    updateMatching: [
      answers(({ store }) => ({ store, filter: { search: 'nothing like it' }, values: { moq: 2 } })),
      misfit(({ store }) => ({ store, filter: {}, values: { leadTimeDays: 900 } })),
    ],
    export: [answers(({ store }) => ({ store, format: 'xlsx' }) as const)],
    update: [
      answers(({ store, product }) => ({ store, changes: [{ product, unitCost: 1.25, packSize: 6, moq: null }] })),
      refuses('not-found/product', ({ store }) => ({ store, changes: [{ product: 'nothing', moq: 3 }] })),
      misfit(({ store, product }) => ({ store, changes: [{ product, unitCost: -1 }] })),
      misfit(({ store, product }) => ({ store, changes: [{ product, packSize: 0 }] })),
    ],
  },
  lists: {
    check: [refuses('not-found/file', ({ store }) => ({ store, subject: 'products', fileId: 'none' }) as const)],
    commit: [refuses('not-found/list', () => ({ listId: 'none' }))],
    discard: [answers(() => ({ listId: 'none' }))],
    imports: [answers(({ store }) => ({ store }))],
    undo: [refuses('not-found/upload', () => ({ importId: 'none' }))],
  },
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
  orders: {
    propose: [
      answers(
        ({ bulkId }) => ({ bulkId }),
        'makes drafts of the whole list',
        ({ orders }: { orders: { id: string }[] }, known) => {
          known.orderId = orders[0].id;
        },
      ),
      answers(({ bulkId, product }) => ({ bulkId, filter: { products: [product] } }), 'takes in one product'),
      refuses('not-found/bulk-run', () => ({ bulkId: 'none' })),
    ],
    list: [
      answers(({ store }) => ({ store }), 'answers for all states'),
      answers(({ store }) => ({ store, state: 'draft' as const }), 'answers for one'),
      refuses('not-found/store', () => ({ store: 'nobody' })),
    ],
    get: [answers(({ orderId }) => ({ id: orderId })), refuses('not-found/order', () => ({ id: 'none' }))],
    lines: [
      answers(({ orderId }) => ({ id: orderId }), 'answers with defaults'),
      answers(({ orderId }) => ({ id: orderId, sort: 'cost', descending: true, limit: 1 }) as const, 'answers a page'),
    ],
    setLines: [
      answers(({ orderId, product }) => ({ id: orderId, lines: [{ product, quantity: 9, note: 'two boxes' }] })),
      misfit(({ orderId, product }) => ({ id: orderId, lines: [{ product, quantity: -1 }] })),
      misfit(({ orderId }) => ({ id: orderId, lines: [] })),
    ],
    line: [
      answers(({ orderId, product }) => ({ id: orderId, product })),
      refuses('not-found/product', ({ orderId }) => ({ id: orderId, product: 'nothing' })),
    ],
    removeLines: [answers(({ orderId, product }) => ({ id: orderId, products: [product] }))],
    addLine: [
      answers(
        ({ orderId, product }) => ({ id: orderId, product, quantity: 4 }),
        'adds a product',
        learn('orderChangeId', 'changeId'),
      ),
      refuses('conflict/order-state', ({ orderId, product }) => ({ id: orderId, product })),
      refuses('not-found/product', ({ orderId }) => ({ id: orderId, product: 'nothing' })),
    ],
    undo: [
      answers(({ orderChangeId }) => ({ changeId: orderChangeId })),
      refuses('conflict/order-state', ({ orderChangeId }) => ({ changeId: orderChangeId })),
      refuses('not-found/order-change', () => ({ changeId: 'none' })),
    ],
    allocate: [
      answers(({ store }) => ({ store, budget: 40, apply: false }), 'answers what a budget would come to'),
      answers(({ store }) => ({ store, budget: null }), 'takes the budget away'),
      misfit(({ store }) => ({ store, budget: -1 })),
    ],
    change: [
      answers(({ orderId }) => ({ id: orderId, note: 'ring the bell' })),
      refuses('input/invalid', ({ orderId }) => ({ id: orderId, expectedDay: '2020-01-01' })),
    ],
    place: [
      answers(({ orderId }) => ({ id: orderId })),
      refuses('conflict/order-state', ({ orderId }) => ({ id: orderId })),
    ],
    receive: [
      refuses('not-found/product', ({ orderId }) => ({ id: orderId, lines: [{ product: 'nothing', units: 3 }] })),
      answers(({ orderId }) => ({ id: orderId }), 'books all of it'),
      refuses('conflict/order-state', ({ orderId }) => ({ id: orderId })),
    ],
    reopen: [
      answers(({ orderId }) => ({ id: orderId }), 'takes the delivery back'),
      answers(({ orderId }) => ({ id: orderId }), 'takes the placing back'),
    ],
    cancel: [answers(({ orderId }) => ({ id: orderId }))],
    history: [answers(({ store }) => ({ store, limit: 50 }))],
    export: [answers(({ orderId }) => ({ ids: [orderId], format: 'csv' }) as const)],
    remove: [
      answers(({ orderId }) => ({ id: orderId })),
      refuses('not-found/order', ({ orderId }) => ({ id: orderId })),
    ],
  },
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
  replays: {
    latest: [answers(({ store }) => ({ store })), refuses('not-found/store', () => ({ store: 'nobody' }))],
    get: [refuses('not-found/replay', () => ({ jobId: 'none' }))],
    lines: [refuses('not-found/replay', () => ({ jobId: 'none' }))],
    export: [refuses('not-found/replay', () => ({ jobId: 'none', format: 'csv' }) as const)],
    start: [refuses('not-found/store', () => ({ store: 'nobody' })), misfit(({ store }) => ({ store, months: 0 }))],
  },
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
          known.importOptions = {
            reading: inspection.reading,
            mapping,
            store: null,
            overlap: 'replace',
            stockTime: 'opening',
          };
        },
      ),
      refuses('not-found/file', () => ({ fileId: 'none' })),
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
    list: [answers(() => ({ limit: 5 }))],
    discard: [refuses('conflict/upload-state', ({ uploadId }) => ({ uploadId }))],
  },
  workspace: {
    get: [answers(() => undefined)],
    openDemo: [answers(() => undefined)],
    open: [
      refuses('not-found/workspace', ({ workspaceDir }) => ({ path: `${workspaceDir}-missing` })),
      answers(({ workspaceDir }) => ({ path: `${workspaceDir}-other`, create: true }), 'opens another one'),
    ],
  },
};
