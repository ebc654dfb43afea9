// A replay by product as a file: one row a product and policy.
import type { ExportChoice } from '#core/contract/export-choice.ts';
import { REPLAY_POLICIES, type ReplayOutcome } from '#core/contract/replays.ts';
import { getReplay, listReplayLines } from '#core/store/replays.ts';
import type { EngineContext } from '../context.ts';
import { exportFile } from '../export/export-file.ts';
import { type ExportWord, type Say, sayIn } from '../export/say.ts';
import type { Cell, ExportColumn } from '../export/table.ts';

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

function columnsIn(currency: string, say: Say): ExportColumn[] {
  const money = (word: ExportWord): ExportColumn => ({ header: say(word, { currency }), kind: 'money' });
  const units = (word: ExportWord): ExportColumn => ({ header: say(word), kind: 'number' });
  return [
    { header: say('Product'), kind: 'text' },
    { header: say('Name'), kind: 'text' },
    { header: say('Category'), kind: 'text' },
    { header: say('Policy'), kind: 'text' },
    units('Units asked for'),
    units('Units sold'),
    units('Units lost'),
    units('Share of demand met'),
    units('Average stock'),
    money('Average stock value ({currency})'),
    { header: say('Orders'), kind: 'integer' },
    units('Units wasted'),
    money('Revenue ({currency})'),
    money('Revenue lost ({currency})'),
    money('Holding cost ({currency})'),
    money('Waste ({currency})'),
    money('Profit ({currency})'),
  ];
}

/** Throws not-found/replay, storage/*. */
export async function exportReplay(
  ctx: EngineContext,
  { jobId, format, language }: ExportChoice & { readonly jobId: string },
  signal: AbortSignal | undefined,
) {
  const { store, to, currency } = getReplay(ctx.db, jobId);
  const say = sayIn(language);
  const rows = listReplayLines(ctx.db, jobId).flatMap(({ product, name, category, outcomes }) =>
    REPLAY_POLICIES.flatMap((policy): Cell[][] => {
      const outcome = outcomes[policy];
      return outcome ? [[product, name, category, say(`policy: ${policy}`), ...outcomeCells(outcome)]] : [];
    }),
  );
  const table = { columns: columnsIn(currency, say), rows };
  return exportFile(ctx, { title: `${say('file: replay')} ${store} ${to}`, format, language, table }, signal);
}
