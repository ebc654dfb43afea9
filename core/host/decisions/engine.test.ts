// Bulk lists, predictions and the dashboard of the demo store: the whole engine with its trained model.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import type { Explanation } from '#core/contract/predictions.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

let engine: TestEngine;
let store: string;
let summary: BulkSummary;
let lines: BulkLine[];
beforeAll(async () => {
  engine = await openTestEngine({ now: () => new Date('2026-11-01T08:00:00Z') });
  const { jobId } = await engine.client.workspace.openDemo();
  for await (const job of await engine.client.jobs.watch({ jobId })) {
    if (job.state === 'failed') throw new Error(job.error?.message);
  }
  store = (await engine.client.stores.list())[0].code;
  ({ summary, lines } = await engine.client.bulk.run({ store }));
}, 180_000);
afterAll(() => engine?.remove());

/** Lines of an explanation in units. */
const added = ({ baseline, contributions }: Explanation): number =>
  contributions.reduce((sum, { units }) => sum + units, baseline);

describe('the demo store, decided', () => {
  test('the list has every product once, and its totals are those of its lines', () => {
    expect(lines).toHaveLength(120);
    expect(new Set(lines.map((line) => line.product)).size).toBe(120);
    expect(summary.unitsToOrder).toBe(lines.reduce((sum, line) => sum + line.orderQuantity, 0));
    const cost = lines.reduce((sum, line) => sum + (line.orderCost ?? 0), 0);
    expect(summary.orderCost).toBeCloseTo(cost, 4);
    for (const [status, products] of Object.entries(summary.byStatus)) {
      expect(lines.filter((line) => line.status === status)).toHaveLength(products);
    }
    // Means add up, bands do not: together the products are more certain than each of them.
    const mean = lines.reduce((sum, line) => sum + line.demand.mean, 0);
    expect(summary.expectedUnits.mean / mean).toBeCloseTo(1, 2);
    const width = lines.reduce((sum, line) => sum + line.demand.high - line.demand.low, 0);
    expect(summary.expectedUnits.high - summary.expectedUnits.low).toBeLessThan(0.6 * width);
  });

  test('a line opened says what the list says, and its reasons add up to the forecast of the day', async () => {
    for (const line of [lines[0], lines[30], lines[119]]) {
      const detail = await engine.client.bulk.detail({ bulkId: summary.bulkId, product: line.product });
      expect(detail.line).toEqual(line);
      expect(detail.decision).toMatchObject({ status: line.status, orderQuantity: line.proposedQuantity });
      expect(added(detail.explanation)).toBeCloseTo(detail.explanation.mean, 6);
      expect(detail.projections[0].mean).toBeCloseTo(detail.explanation.mean, 6);
      expect(detail.projections.at(-1)?.mean).toBeCloseTo(line.demand.mean, 6);
      expect(detail.warnings).not.toContainEqual(expect.stringContaining('have changed since'));
      for (const { quantiles } of detail.projections) {
        expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
        expect(quantiles.every(Number.isInteger)).toBe(true);
      }
    }
  });

  test('a single prediction agrees with the list of the same day', async () => {
    for (const line of lines.slice(0, 5)) {
      const prediction = await engine.client.predictions.predict({ store, product: line.product, date: summary.date });
      expect(prediction.decision).toMatchObject({ status: line.status, orderQuantity: line.proposedQuantity });
      expect(prediction.forecaster).toBe(line.forecaster);
      expect(added(prediction.explanation)).toBeCloseTo(prediction.mean, 6);
      expect(prediction.mean).toBeCloseTo(prediction.explanation.mean, 9);
      expect(prediction.summary).toContain(line.name);
    }
  });

  test('a planned price and promotion move the forecast, and its reasons still add up', async () => {
    const [{ product }] = lines;
    const usual = await engine.client.predictions.predict({ store, product, date: '2026-11-10' });
    const price = (usual.decision.price ?? 0) * 0.8;
    const context = { price, discount: 0.2, promotion: true, weather: 'SUNNY', onHand: 1000 };
    const promoted = await engine.client.predictions.predictWithContext({
      store,
      product,
      date: '2026-11-10',
      context,
    });
    expect(promoted.mean).toBeGreaterThan(usual.mean);
    expect(added(promoted.explanation)).toBeCloseTo(promoted.mean, 6);
    expect(promoted.decision).toMatchObject({ onHand: 1000, orderQuantity: 0 });
    expect(promoted.decision.price).toBeCloseTo(price * 0.8, 9);
    expect(promoted.warnings.filter((warning) => warning.includes('SUNNY'))).toEqual([]);
  });

  test('a day on which the shop is told to be closed sells nothing', async () => {
    const [{ product }] = lines;
    const context = { closed: true };
    const closed = await engine.client.predictions.predictWithContext({ store, product, date: '2026-11-02', context });
    expect(closed.mean).toBe(0);
    expect(closed.quantiles).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(closed.projections[1].mean).toBeGreaterThan(0);
  });

  test('the dashboard shows the same shop', async () => {
    const dashboard = await engine.client.dashboard.get({ store });
    expect(dashboard.asOf).toBe(summary.origin);
    expect(dashboard.overstock?.products).toBe(summary.byStatus.overstock);
    expect(dashboard.runningOut?.products).toBeGreaterThan(0);
    expect(dashboard.expected?.mean).toBeGreaterThan(0);
    const week = dashboard.forecast?.points.slice(0, 7).reduce((sum, point) => sum + point.mean, 0) ?? 0;
    expect(dashboard.expected?.mean).toBeCloseTo(week, 4);
    const { alerts } = await engine.client.alerts.list({ store });
    expect(alerts[0].product).toBe(lines[0].product);
    expect(alerts[0].cost).toBe(lines[0].priority);
    expect(dashboard.latestUploads).toHaveLength(1);
    expect(dashboard.model?.wape).toBeLessThan(dashboard.model?.naiveWape ?? 0);
  });

  test('an export comes back through the files door, whole', async () => {
    const made = await engine.client.bulk.export({
      bulkId: summary.bulkId,
      format: 'csv',
      filter: { onlyToOrder: true },
    });
    const { base64, done } = await engine.client.files.read({ fileId: made.fileId, offset: 0 });
    expect(done).toBe(true);
    const text = Buffer.from(base64, 'base64').toString();
    expect(made.rows).toBe(lines.filter((line) => line.orderQuantity > 0).length);
    expect(text.trimEnd().split('\r\n')).toHaveLength(made.rows + 1);
  });

  test('what is refused crosses the door with its code and words', async () => {
    const far = engine.client.bulk.start({ store, date: '2027-11-01' });
    await expect(far).rejects.toMatchObject({ code: 'input/invalid', data: { field: 'date' } });
    const gone = engine.client.bulk.page({ bulkId: 'gone' });
    await expect(gone).rejects.toMatchObject({ code: 'not-found/bulk-run' });
  });
});
