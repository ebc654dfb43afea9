// What a shop should look at today: each with units and money at risk and one thing to do, ranked by money.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { isoDaySchema, productCodeSchema, stockStatusSchema, storeCodeSchema, timestampSchema } from './units.ts';

export const ALERT_KINDS = ['running-out', 'overstock', 'dead-stock', 'expiring', 'sudden-demand'] as const;
export const alertKindSchema = z.enum(ALERT_KINDS);
export type AlertKind = z.infer<typeof alertKindSchema>;

export const alertStateSchema = z
  .enum(['open', 'snoozed', 'dismissed'])
  .describe('snoozed: until a moment; dismissed: until it costs twice as much, or for 90 days.');
export type AlertState = z.infer<typeof alertStateSchema>;

/** What every alert says. */
const alertBase = z.object({
  product: productCodeSchema,
  name: z.string(),
  category: z.string().nullable(),
  supplier: z.string().nullable(),
  status: stockStatusSchema,
  /** Units at risk: expected to go short, lying too many, lying dead, expected to expire, or beyond the usual. */
  units: z.number(),
  /** Their worth: at the price for sales that are missed or surge, at cost for what lies. null: not known. */
  money: z.number().nullable(),
  /** What doing nothing costs (see alerts.list): in money, or in units where neither price nor cost is known. */
  cost: z.number(),
  costUnit: z.enum(['money', 'units']),
  state: alertStateSchema,
  /** When a snooze ends, or a dismissal lapses. */
  until: timestampSchema.nullable(),
  markedBy: z.string().nullable(),
});

export const alertSchema = z.discriminatedUnion('kind', [
  /** Without an order today it more likely than not sells out before the next chance to order has been delivered. */
  alertBase.extend({
    kind: z.literal('running-out'),
    daysOfCover: z.number().nullable(),
    /** More likely than not it is gone before even an order of today arrives. */
    tooLate: z.boolean(),
    orderQuantity: z.number(),
    orderCost: z.number().nullable(),
  }),
  /** More than 95 % of futures sell over the protection interval and 30 days. */
  alertBase.extend({ kind: z.literal('overstock'), onHand: z.number(), overstockLevel: z.number() }),
  /** Nothing sold for 180 days, and some of it still there. */
  alertBase.extend({ kind: z.literal('dead-stock'), onHand: z.number(), daysSinceSale: z.number().int() }),
  /** Part of what is on the shelf is not expected to sell within its shelf life. */
  alertBase.extend({ kind: z.literal('expiring'), onHand: z.number(), shelfLifeDays: z.number().int() }),
  /** The last week (or step) sold far more or far less than chance explains. */
  alertBase.extend({
    kind: z.literal('sudden-demand'),
    soldUnits: z.number(),
    usualUnits: z.number(),
    /** 99.8 % of ordinary weeks lie between these. */
    usualLow: z.number(),
    usualHigh: z.number(),
    days: z.number().int(),
  }),
]);
export type Alert = z.infer<typeof alertSchema>;
export type AlertOf<K extends AlertKind> = Extract<Alert, { kind: K }>;

const alertRef = z.object({ store: storeCodeSchema, product: productCodeSchema, kind: alertKindSchema });
const countsSchema = z.record(alertKindSchema, z.number().int());

export const alertsContract = {
  /**
   * Ranked by what doing nothing costs: profit lost by not ordering today; what the surplus or the dead stock costs over
   * the next 30 days; the cost of what is expected to expire; the margin of the units beyond the usual.
   */
  list: procedure
    .route({ method: 'GET', path: '/alerts/{store}', summary: 'What needs attention, ranked by money' })
    .input(
      z.object({
        store: storeCodeSchema,
        asOf: isoDaySchema.optional(),
        state: alertStateSchema.default('open'),
        kind: alertKindSchema.optional(),
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
      }),
    )
    .output(
      z.object({
        asOf: isoDaySchema,
        currency: z.string(),
        /** none: no model yet; later: none that knows nothing after the as-of date. Then there are no alerts. */
        modelState: z.enum(['ready', 'none', 'later']),
        /** False: no stock is recorded, so that nobody can tell what runs out or lies too long. */
        stockKnown: z.boolean(),
        /** Alerts of the state asked for, whatever their kind. */
        byKind: countsSchema,
        byState: z.record(alertStateSchema, z.number().int()),
        total: z.number().int(),
        alerts: z.array(alertSchema),
      }),
    ),
  snooze: procedure
    .route({ method: 'POST', path: '/alerts/{store}/snooze', summary: 'Hide an alert for some days' })
    .input(alertRef.extend({ days: z.number().int().min(1).max(90).default(7) }))
    .output(alertRef.extend({ until: timestampSchema })),
  dismiss: procedure
    .route({ method: 'POST', path: '/alerts/{store}/dismiss', summary: 'Put an alert away until it gets worse' })
    .input(alertRef)
    .output(alertRef.extend({ until: timestampSchema })),
  /** Opens it again: the undo of both. */
  restore: procedure
    .route({ method: 'POST', path: '/alerts/{store}/restore', summary: 'Open a snoozed or dismissed alert again' })
    .input(alertRef)
    .output(alertRef),
};
