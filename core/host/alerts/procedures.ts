// The alerts domain: what needs attention today, and what was put away.
import { ALERT_KINDS, type Alert, type AlertKind } from '#core/contract/alerts.ts';
import { AppError } from '#core/contract/errors.ts';
import { isoFromDay } from '#core/math/day.ts';
import { listAlertMarks, removeAlertMark, setAlertMark } from '#core/store/alert-marks.ts';
import { getProduct } from '#core/store/products.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { resolveDates } from '../decisions/dates.ts';
import { type DecidedStores, usableModel } from '../decisions/decided-store.ts';
import type { DomainHandlers } from '../handler.ts';
import { whoIs } from '../preferences.ts';
import { storeAlerts } from './store-alerts.ts';

/** Days after which a dismissal lapses: a shop changes. */
const DISMISSED_DAYS = 90;
const DAY_MS = 86_400_000;

export function alertProcedures(ctx: EngineContext, decided: DecidedStores): DomainHandlers<'alerts'> {
  const { db, config, events } = ctx;

  async function alertsOf(storeCode: string, asOf?: string) {
    const { originDay, asOfDay } = resolveDates(ctx, storeCode, { asOf });
    const store = getStore(db, storeCode);
    const { modelState } = usableModel(db, store, originDay);
    const head = { asOf: isoFromDay(originDay), currency: store.settings.currency, modelState };
    // Nobody waits for a training only to see alerts.
    if (modelState !== 'ready') return { ...head, stockKnown: false, alerts: [] };
    const today = await decided.of(storeCode, asOfDay);
    const marks = listAlertMarks(db, store.id, config.now().toISOString());
    return {
      ...head,
      stockKnown: today.lines.some(({ decision }) => decision.onHand !== null),
      alerts: await storeAlerts(today, marks, ctx.calls.givesWay()),
    };
  }

  /** Puts an alert away that stands now. Throws not-found/alert. */
  async function putAway(ref: AlertRef, state: 'snoozed' | 'dismissed', days: number) {
    const { alerts } = await alertsOf(ref.store);
    const alert = alerts.find(({ product, kind }) => product === ref.product && kind === ref.kind);
    if (!alert) {
      throw new AppError('not-found/alert', `"${ref.product}" has no alert of the kind "${ref.kind}" today.`, {
        name: ref.product,
      });
    }
    const now = config.now();
    const until = new Date(now.getTime() + days * DAY_MS).toISOString();
    const { id } = getProduct(db, getStore(db, ref.store), ref.product);
    const mark = { kind: ref.kind, state, until, cost: alert.cost, markedBy: whoIs(config) };
    setAlertMark(db, id, { ...mark, markedAt: now.toISOString() });
    events.changed('alerts');
    return { store: ref.store, product: ref.product, kind: ref.kind, until };
  }

  return {
    async list({ input }) {
      const { alerts, ...head } = await alertsOf(input.store, input.asOf);
      const ofState = alerts.filter(({ state }) => state === input.state);
      const wanted = input.kind === undefined ? ofState : ofState.filter(({ kind }) => kind === input.kind);
      return {
        ...head,
        byKind: countKinds(ofState),
        byState: countStates(alerts),
        total: wanted.length,
        alerts: wanted.slice(input.offset, input.offset + input.limit),
      };
    },
    snooze: ({ input }) => putAway(input, 'snoozed', input.days),
    dismiss: ({ input }) => putAway(input, 'dismissed', DISMISSED_DAYS),
    restore({ input }) {
      const { id } = getProduct(db, getStore(db, input.store), input.product);
      removeAlertMark(db, id, input.kind);
      events.changed('alerts');
      return input;
    },
  };
}

interface AlertRef {
  readonly store: string;
  readonly product: string;
  readonly kind: AlertKind;
}

const countKinds = (alerts: readonly Alert[]): Record<AlertKind, number> =>
  Object.fromEntries(ALERT_KINDS.map((kind) => [kind, alerts.filter((alert) => alert.kind === kind).length])) as Record<
    AlertKind,
    number
  >;

const countStates = (alerts: readonly Alert[]): Record<Alert['state'], number> => {
  const counts = { open: 0, snoozed: 0, dismissed: 0 };
  for (const { state } of alerts) counts[state]++;
  return counts;
};
