// A replay by product as a file: one row a product and policy.
import { REPLAY_POLICIES, type ReplayOutcome } from '#core/contract/replays.ts';
import { getReplay, listReplayLines } from '#core/store/replays.ts';
import type { EngineContext } from '../context.ts';
import type { Cell, ExportColumn } from '../export/table.ts';
import { saveTable } from '../terms/export.ts';

const round = (value: number, factor: number): number => Math.round(value * factor) / factor;

function outcomeCells(outcome: ReplayOutcome): Cell[] {
  return [
    round(outcome.demandedUnits, 1000),
    round(outcome.soldUnits, 1000),
    round(outcome.lostUnits, 1000),
    round(outcome.fillRate, 10_000),
    round(outcome.averageStockUnits, 1000),
    round(outcome.averageStockValue, 100),
    outcome.orders,
    round(outcome.wastedUnits, 1000),
    round(outcome.revenue, 100),
    round(outcome.lostRevenue, 100),
    round(outcome.holdingCost, 100),
    round(outcome.wasteCost, 100),
    round(outcome.profit, 100),
  ];
}

function columnsIn(currency: string): ExportColumn[] {
  const money = (header: string): ExportColumn => ({ header: `${header} (${currency})`, kind: 'money' });
  const units = (header: string): ExportColumn => ({ header, kind: 'number' });
  return [
    { header: 'Product', kind: 'text' },
    { header: 'Name', kind: 'text' },
    { header: 'Category', kind: 'text' },
    { header: 'Policy', kind: 'text' },
    units('Units asked for'),
    units('Units sold'),
    units('Units lost'),
    units('Share of demand met'),
    units('Average stock'),
    money('Average stock value'),
    { header: 'Orders', kind: 'integer' },
    units('Units wasted'),
    money('Revenue'),
    money('Revenue lost'),
    money('Holding cost'),
    money('Waste'),
    money('Profit'),
  ];
}

/** Throws not-found/replay, storage/*. */
export async function exportReplay(
  ctx: EngineContext,
  { jobId, format }: { readonly jobId: string; readonly format: 'csv' | 'xlsx' },
  signal: AbortSignal | undefined,
) {
  const { store, to, currency } = getReplay(ctx.db, jobId);
  const rows = listReplayLines(ctx.db, jobId).flatMap(({ product, name, category, outcomes }) =>
    REPLAY_POLICIES.flatMap((policy): Cell[][] => {
      const outcome = outcomes[policy];
      return outcome ? [[product, name, category, policy, ...outcomeCells(outcome)]] : [];
    }),
  );
  const table = { columns: columnsIn(currency), rows };
  return saveTable(ctx, table, { title: `replay ${store} ${to}`, format }, signal);
}
