// Orders to suppliers: drafts made from an order list, edited, placed, received, with a history that can be taken back.
import { z } from 'zod';
import { budgetInputSchema, budgetOutcomeSchema } from './budgets.ts';
import { bulkFilterSchema } from './bulk.ts';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import { decisionSchema } from './predictions.ts';
import { procedure } from './procedure.ts';
import {
  idSchema,
  isoDaySchema,
  pageInputSchema,
  productCodeSchema,
  storeCodeSchema,
  timestampSchema,
} from './units.ts';

export const orderStateSchema = z.enum(['draft', 'placed', 'received', 'cancelled']);
export type OrderState = z.infer<typeof orderStateSchema>;

const who = z.object({ at: timestampSchema, by: z.string() });
const units = z.number().min(0).max(10_000_000);
const wholeUnits = z.number().int().min(0).max(10_000_000);
const noteSchema = z.string().trim().max(500);

/** A supplier's smallest order, and what an order lacks of it; both in the supplier's currency. */
export const orderMinimumSchema = z.object({
  value: z.number(),
  /** 0: it is met; null: cannot be told, because a cost or the exchange rate is not known. */
  missing: z.number().nullable(),
});

export const orderSchema = z.object({
  id: idSchema,
  store: storeCodeSchema,
  /** What people call it: 1, 2, 3 … in each store. */
  number: z.number().int(),
  /** null: its products name none. */
  supplier: z.string().nullable(),
  state: orderStateSchema,
  /** The day on which it is placed. */
  orderDay: isoDaySchema,
  /** The day on which the last of it should arrive. */
  expectedDay: isoDaySchema,
  receivedDay: isoDaySchema.nullable(),
  /** Of all amounts here but the minimum: the store's. */
  currency: z.string(),
  supplierCurrency: z.string(),
  /** Units of the store's currency for one of the supplier's; 1 where they are the same, null where nobody said. */
  currencyRate: z.number().nullable(),
  note: z.string(),
  /** Lines with a quantity above 0. */
  lines: z.number().int(),
  lockedLines: z.number().int(),
  units: z.number(),
  /** What the formulas proposed for its lines. */
  proposedUnits: z.number(),
  /** null where no cost is known. */
  cost: z.number().nullable(),
  proposedCost: z.number().nullable(),
  /** The cost in the supplier's currency. */
  supplierCost: z.number().nullable(),
  linesWithoutCost: z.number().int(),
  /** What minimum order quantities and packs add to what is needed. */
  roundingUnits: z.number(),
  roundingCost: z.number().nullable(),
  receivedUnits: z.number(),
  /** null: the supplier asks for none. */
  minimum: orderMinimumSchema.nullable(),
  created: who,
  placed: who.nullable(),
  received: who.nullable(),
  /** The last known day that it rests on, the list it was made from and the model of that list. */
  origin: isoDaySchema,
  bulkId: idSchema.nullable(),
  modelId: idSchema.nullable(),
});
export type Order = z.infer<typeof orderSchema>;

export const orderLineSchema = z.object({
  product: productCodeSchema,
  name: z.string(),
  category: z.string().nullable(),
  proposedQuantity: z.number(),
  quantity: z.number(),
  /** The budget and the next proposal leave it as it is. */
  locked: z.boolean(),
  note: z.string(),
  unitCost: z.number().nullable(),
  cost: z.number().nullable(),
  packSize: z.number().int(),
  moq: z.number().int(),
  leadTimeDays: z.number().int(),
  /** What minimum order quantity and pack add to what is needed, and what that costs. */
  roundingUnits: z.number(),
  roundingCost: z.number().nullable(),
  /** Units that came in so far. */
  received: z.number(),
});
export type OrderLine = z.infer<typeof orderLineSchema>;

export const orderLineSortKeys = [
  'name',
  'product',
  'category',
  'quantity',
  'proposedQuantity',
  'cost',
  'roundingUnits',
  'received',
] as const;
export type OrderLineSortKey = (typeof orderLineSortKeys)[number];

export const orderLineDetailSchema = z.object({
  line: orderLineSchema,
  /** The decision that it was proposed by, every number of its formula; null: it was added by hand. */
  decision: decisionSchema.nullable(),
  /** What it is expected to earn against not ordering, by units ordered; null where cost or price is not known. */
  profit: z.array(z.object({ units: z.number(), cost: z.number(), profit: z.number() })).nullable(),
});
export type OrderLineDetail = z.infer<typeof orderLineDetailSchema>;

export const orderChangeKindSchema = z.enum([
  'proposed',
  'edited',
  'line-added',
  'lines-removed',
  'changed',
  'allocated',
  'placed',
  'received',
  'cancelled',
  'reopened',
  'removed',
  'undone',
]);
export type OrderChangeKind = z.infer<typeof orderChangeKindSchema>;

/** What the words of a change need; each kind has its own. */
export const orderChangeFactsSchema = z.object({
  number: z.number().int(),
  supplier: z.string().nullable(),
  lines: z.number().int().optional(),
  units: z.number().optional(),
  /** Of a change of one line. */
  product: z.string().optional(),
  name: z.string().optional(),
  fromQuantity: z.number().optional(),
  toQuantity: z.number().optional(),
  day: isoDaySchema.optional(),
  budget: z.number().optional(),
  currency: z.string().optional(),
  /** What was taken back. */
  of: orderChangeKindSchema.optional(),
});
export type OrderChangeFacts = z.infer<typeof orderChangeFactsSchema>;

export const orderChangeSchema = z.object({
  id: idSchema,
  orderId: idSchema,
  kind: orderChangeKindSchema,
  facts: orderChangeFactsSchema,
  ...who.shape,
  undone: z.boolean(),
  /** It can still be taken back: nothing was done to its orders since. */
  undoable: z.boolean(),
});
export type OrderChange = z.infer<typeof orderChangeSchema>;

/** What a change answers: the order as it is now, and the id with which orders.undo takes the change back. */
const changedSchema = z.object({ order: orderSchema, changeId: idSchema });

const orderRef = z.object({ id: idSchema });

export const ordersContract = {
  /**
   * Makes a draft for each supplier from an order list, or brings the drafts that are there up to date: lines that are
   * locked stay, all others become what the list says. With a filter only the lines that match are touched. Products that
   * were ordered since the list was made are left out.
   */
  propose: procedure
    .route({ method: 'POST', path: '/orders/propose', summary: 'Make draft orders from an order list' })
    .input(z.object({ bulkId: idSchema, filter: bulkFilterSchema.optional() }))
    .output(
      z.object({
        orders: z.array(orderSchema),
        lines: z.number().int(),
        /** Lines that were kept as they are because they are locked. */
        keptLocked: z.number().int(),
        /** Products left out because they were ordered since the list was made. */
        alreadyOrdered: z.number().int(),
        /** null: there was nothing to order. */
        changeId: idSchema.nullable(),
      }),
    ),
  list: procedure
    .route({ method: 'GET', path: '/orders/{store}', summary: 'Orders of a store, the latest first' })
    .input(
      z.object({
        store: storeCodeSchema,
        state: z.union([orderStateSchema, z.array(orderStateSchema)]).optional(),
      }),
    )
    .output(z.array(orderSchema)),
  get: procedure
    .route({ method: 'GET', path: '/order/{id}', summary: 'One order' })
    .input(orderRef)
    .output(orderSchema),
  lines: procedure
    .route({ method: 'POST', path: '/order/{id}/lines', summary: 'Lines of an order: sorted, searched, paged' })
    .input(
      orderRef.extend({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1000).default(200),
        sort: z.enum(orderLineSortKeys).default('name'),
        descending: z.boolean().default(false),
        search: z.string().max(200).optional(),
      }),
    )
    .output(z.object({ total: z.number().int(), lines: z.array(orderLineSchema) })),
  line: procedure
    .route({ method: 'GET', path: '/order/{id}/lines/{product}', summary: 'One line with the decision behind it' })
    .input(orderRef.extend({ product: productCodeSchema }))
    .output(orderLineDetailSchema),
  /** Changes note, order day or day of arrival. Of a received order only the note. */
  change: procedure
    .route({ method: 'PATCH', path: '/order/{id}', summary: 'Change note or days of an order' })
    .input(
      orderRef.extend({
        note: noteSchema.optional(),
        orderDay: isoDaySchema.optional(),
        expectedDay: isoDaySchema.optional(),
      }),
    )
    .output(changedSchema),
  /** Drafts only. A quantity that is set locks its line, unless `locked` says otherwise. */
  setLines: procedure
    .route({ method: 'POST', path: '/order/{id}/lines/set', summary: 'Set quantity, lock or note of lines' })
    .input(
      orderRef.extend({
        lines: z
          .array(
            z.object({
              product: productCodeSchema,
              /** null: the proposed quantity again. */
              quantity: wholeUnits.nullable().optional(),
              locked: z.boolean().optional(),
              note: noteSchema.optional(),
            }),
          )
          .min(1)
          .max(10_000),
      }),
    )
    .output(changedSchema),
  /** Drafts only. Without a quantity: what the formula says, at least the smallest order. The line is locked. */
  addLine: procedure
    .route({ method: 'POST', path: '/order/{id}/lines/add', summary: 'Add a product to an order' })
    .input(orderRef.extend({ product: productCodeSchema, quantity: wholeUnits.optional() }))
    .output(changedSchema.extend({ line: orderLineSchema })),
  removeLines: procedure
    .route({ method: 'POST', path: '/order/{id}/lines/remove', summary: 'Take products out of an order' })
    .input(orderRef.extend({ products: z.array(productCodeSchema).min(1).max(10_000) }))
    .output(changedSchema),
  /** Shares a budget among the unlocked lines of all drafts, pack by pack by expected profit per unit of money. */
  allocate: procedure
    .route({ method: 'POST', path: '/orders/{store}/allocate', summary: 'Share a budget among the drafts' })
    .input(budgetInputSchema.extend({ store: storeCodeSchema }))
    .output(z.object({ outcome: budgetOutcomeSchema, changeId: idSchema.nullable() })),
  /** From now on its units count as on order. Lines with quantity 0 go. */
  place: procedure
    .route({ method: 'POST', path: '/order/{id}/place', summary: 'Mark a draft as placed' })
    .input(orderRef.extend({ orderDay: isoDaySchema.optional(), expectedDay: isoDaySchema.optional() }))
    .output(changedSchema),
  /**
   * Books what came in on a day: the lines named, or all that is still to come. The order is received when nothing is
   * left to come, or with `close`: the rest will not come.
   */
  receive: procedure
    .route({ method: 'POST', path: '/order/{id}/receive', summary: 'Book a delivery of a placed order' })
    .input(
      orderRef.extend({
        /** The order's expected day when left out. */
        day: isoDaySchema.optional(),
        lines: z
          .array(z.object({ product: productCodeSchema, units }))
          .max(10_000)
          .optional(),
        close: z.boolean().default(false),
      }),
    )
    .output(changedSchema),
  cancel: procedure
    .route({ method: 'POST', path: '/order/{id}/cancel', summary: 'Cancel a draft or a placed order' })
    .input(orderRef)
    .output(changedSchema),
  /** A placed order of which nothing came and a cancelled one become drafts again, a received one placed. */
  reopen: procedure
    .route({ method: 'POST', path: '/order/{id}/reopen', summary: 'Take an order one step back' })
    .input(orderRef)
    .output(changedSchema),
  /** Drafts and cancelled orders only. */
  remove: procedure
    .route({ method: 'DELETE', path: '/order/{id}', summary: 'Remove a draft or a cancelled order' })
    .input(orderRef)
    .output(z.object({ changeId: idSchema })),
  undo: procedure
    .route({ method: 'POST', path: '/orders/changes/{changeId}/undo', summary: 'Take a change of orders back' })
    .input(z.object({ changeId: idSchema }))
    .output(z.object({ orders: z.array(idSchema) })),
  history: procedure
    .route({ method: 'GET', path: '/orders/{store}/changes', summary: 'What was done to orders, by whom and when' })
    .input(pageInputSchema.extend({ store: storeCodeSchema, id: idSchema.optional() }))
    .output(z.array(orderChangeSchema)),
  /** One file of one or more orders, without lines of quantity 0; read it with files.read. */
  export: procedure
    .route({ method: 'POST', path: '/orders/export', summary: 'Orders as CSV or XLSX' })
    .input(z.object({ ids: z.array(idSchema).min(1).max(1000), ...exportChoice }))
    .output(exportedFileSchema),
};
