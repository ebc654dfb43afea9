// Sample calls about what can be ordered from whom, and of orders themselves.
import { answers, learn, misfit, ref, refuses, type SampleTable } from './sample-kit.ts';

export const suppliersSamples: SampleTable['suppliers'] = {
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
};

export const termsSamples: SampleTable['terms'] = {
  page: [
    answers(({ store }) => ({ store })),
    answers(({ store }) => ({ store, sort: 'unitCost', filter: { search: 'p', unknown: ['moq'] }, limit: 2 }) as const),
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
};

export const listsSamples: SampleTable['lists'] = {
  check: [refuses('not-found/file', ({ store }) => ({ store, subject: 'products', fileId: 'none' }) as const)],
  commit: [refuses('not-found/list', () => ({ listId: 'none' }))],
  discard: [answers(() => ({ listId: 'none' }))],
  imports: [answers(({ store }) => ({ store }))],
  undo: [refuses('not-found/upload', () => ({ importId: 'none' }))],
};

export const ordersSamples: SampleTable['orders'] = {
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
  remove: [answers(({ orderId }) => ({ id: orderId })), refuses('not-found/order', ({ orderId }) => ({ id: orderId }))],
};
