// What the gallery's engine answers.
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import type { Inputs, Outputs } from '#core/contract/contract.ts';
import type { Job } from '#core/contract/jobs.ts';
import type { Store } from '#core/contract/stores.ts';
import { DEFAULT_PREFERENCES } from '#core/contract/system.ts';
import { addDays } from '../format/days.ts';
import { detailOf, lineOf } from './bulk-answers.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { inspection, preview, uploads } from './import-answers.ts';
import { CATEGORIES, history, LAST_DAY, PRODUCTS, quantilesAround, STORE, SUPPLIERS } from './made-up.ts';
import { card, curve } from './model-answers.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of all procedures in one table
export type Answers = Record<string, (input: any) => unknown>;

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const store: Store = {
  code: STORE,
  name: 'Corner Grocer',
  isDemo: true,
  frequency: 'daily',
  productCount: 120,
  observationCount: 131_400,
  firstDay: '2023-11-16',
  lastDay: LAST_DAY,
  settings: DEFAULT_SETTINGS,
  activeModelId: 'm3',
};

const lines: BulkLine[] = PRODUCTS.map(lineOf).sort((a, b) => b.priority - a.priority);

const sum = (value: (line: BulkLine) => number | null) => lines.reduce((total, line) => total + (value(line) ?? 0), 0);

const summary: BulkSummary = {
  bulkId: 'b1',
  store: STORE,
  date: addDays(LAST_DAY, 1),
  origin: LAST_DAY,
  horizonDays: 30,
  modelId: 'm3',
  createdAt: ago(1),
  currency: 'EUR',
  products: lines.length,
  expectedUnits: {
    mean: sum((line) => line.demand.mean),
    low: sum((line) => line.demand.mean) * 0.94,
    high: sum((line) => line.demand.mean) * 1.07,
  },
  unitsToOrder: sum((line) => line.orderQuantity),
  orderCost: sum((line) => line.orderCost),
  budget: null,
  revenueAtRisk: sum((line) => line.revenueAtRisk),
  byStatus: Object.fromEntries(
    (['unknown', 'out', 'critical', 'low', 'healthy', 'overstock'] as const).map((status) => [
      status,
      lines.filter((line) => line.status === status).length,
    ]),
  ) as BulkSummary['byStatus'],
  withAssumptions: 14,
  seconds: 0.4,
  warnings: [],
  notices: [],
};

export const trainJob: Job = {
  id: 'j1',
  kind: 'train',
  state: 'running',
  store: STORE,
  title: 'Corner Grocer',
  stage: 'boost',
  progress: 0.46,
  secondsLeft: 41,
  detail: 'days 8–14, tree 120 of at most 400',
  createdAt: ago(0.01),
  startedAt: ago(0.01),
  finishedAt: null,
  error: null,
  result: null,
  curve: curve.filter(({ block, tree }) => block === '1-7' || (block === '8-14' && tree < 120)),
};

const doneJob: Job = {
  ...trainJob,
  id: 'j0',
  kind: 'import-commit',
  title: 'sales-2026.csv',
  state: 'succeeded',
  progress: 1,
  finishedAt: ago(3),
  curve: [],
};
const failedJob: Job = {
  ...trainJob,
  id: 'j2',
  state: 'failed',
  finishedAt: ago(5),
  curve: [],
  error: { code: 'engine/stopped', message: 'ended', details: {} },
};

function page({
  filter = {},
  sort = 'priority',
  descending = true,
  offset = 0,
  limit = 200,
}: Inputs['bulk']['page']): Outputs['bulk']['page'] {
  const found = lines.filter(
    (line) =>
      (!filter.search || line.name.toLowerCase().includes(filter.search.toLowerCase())) &&
      (!filter.status || filter.status.includes(line.status)) &&
      (!filter.category || filter.category.includes(line.category ?? '')) &&
      (!filter.onlyToOrder || line.orderQuantity > 0),
  );
  const key = (line: BulkLine) =>
    (sort === 'demand' ? line.demand.mean : line[sort as keyof BulkLine]) as number | string;
  const sorted = [...found].sort((a, b) => (key(a) < key(b) ? -1 : 1) * (descending ? -1 : 1));
  return {
    total: found.length,
    lines: sorted.slice(offset, offset + limit),
    categories: CATEGORIES,
    suppliers: SUPPLIERS,
  };
}

const storeHistory = history(2_400, 1_095, 7, null);
const expected = (i: number) => 2_300 + 500 * Math.sin((i * 2 * Math.PI) / 7);

export function answers(job: string | null): Answers {
  const jobs = [...(job === 'train' ? [trainJob] : []), doneJob, failedJob];
  return {
    'workspace.get': () => ({
      name: 'My shop',
      path: '/home/ada/Shelfcast',
      isEmpty: false,
      isDemo: true,
      storeCount: 1,
      createdAt: ago(900),
      recent: [],
    }),
    'system.info': (): Outputs['system']['info'] => ({
      version: '0.1.0',
      platform: 'linux-x64',
      nodeVersion: '24.21.0',
      threads: 2,
      kernels: 'wasm-simd',
      startedAt: ago(2),
      recoveredFromCrash: false,
      user: 'ada',
      logFolder: '/home/ada/.local/share/shelfcast/logs',
      userDataFolder: '/home/ada/.local/share/shelfcast',
      kiosk: null,
    }),
    'system.preferences': () => DEFAULT_PREFERENCES,
    'system.setPreferences': (changes) => ({ ...DEFAULT_PREFERENCES, ...changes }),
    'system.holidayCountries': () => ['AT', 'CH', 'DE', 'ES', 'FR', 'GB', 'US'],
    'stores.products': ({ search = '', limit = 100 }: Inputs['stores']['products']) => ({
      total: PRODUCTS.length,
      products: PRODUCTS.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase())).slice(
        0,
        Number(limit),
      ),
      categories: CATEGORIES,
    }),
    'stores.list': () => [store],
    'stores.totals': ({ from }: { from?: string }) => history(2_400, from ? 365 : 1_095, 7, null),
    'jobs.list': () => jobs,
    'jobs.get': () => jobs[0],
    'jobs.cancel': () => jobs[0],
    'events.watch': async function* () {
      yield { type: 'hello' };
      await new Promise(() => {});
    },
    'bulk.latest': () => summary,
    'bulk.summary': () => summary,
    'bulk.page': page,
    'bulk.detail': ({ product }: { product: string }) => detailOf(PRODUCTS.findIndex(({ code }) => code === product)),
    'bulk.setQuantity': ({ product, quantity }: { product: string; quantity: number | null }) => {
      const line = lines.find((other) => other.product === product) ?? lines[0];
      Object.assign(line, { orderQuantity: quantity ?? line.proposedQuantity, edited: quantity !== null });
      return { line: { ...line }, summary };
    },
    'dashboard.get': (): Outputs['dashboard']['get'] => ({
      store: STORE,
      asOf: LAST_DAY,
      currency: 'EUR',
      frequency: 'daily',
      periodSteps: 7,
      sold: { units: 15_212, previousUnits: 14_020, revenue: 61_230, previousRevenue: 57_900 },
      expected: { mean: 15_840, low: 14_910, high: 16_800 },
      runningOut: { products: 17, revenueAtRisk: 4_120 },
      overstock: { products: 9, moneyTiedUp: 6_540 },
      history: storeHistory,
      forecast: {
        store: STORE,
        product: null,
        category: null,
        origin: LAST_DAY,
        modelId: 'm3',
        forecaster: 'gbdt',
        points: Array.from({ length: 28 }, (_, i) => ({
          date: addDays(LAST_DAY, i + 1),
          mean: expected(i),
          quantiles: quantilesAround(expected(i), 110 + i * 9),
        })),
        plan: { used: 0, past: 0, beyond: 0, unknown: 0 },
        borrowedFrom: [],
        warnings: [],
        notices: [],
      },
      latestUploads: [
        { uploadId: 'u1', fileName: 'till-export-november.csv', at: ago(3), rows: 1_800 },
        { uploadId: 'u2', fileName: 'till-export-october.csv', at: ago(700), rows: 3_720 },
      ],
      model: {
        modelId: 'm3',
        trainedAt: ago(20),
        origin: LAST_DAY,
        wape: 0.214,
        naiveWape: 0.297,
        newerDays: 12,
        active: true,
      },
      modelState: 'ready',
    }),
    'models.list': () => [card(3, 'active', 0.214), card(2, 'previous', 0.221), card(1, 'previous', 0.24)],
    'models.curve': () => curve,
    'models.status': () => ({
      running: [],
      stores: [
        {
          store: STORE,
          modelId: 'm3',
          trainedAt: ago(20),
          origin: LAST_DAY,
          wape: 0.214,
          naiveWape: 0.297,
          newerDays: 12,
        },
      ],
    }),
    'models.train': () => ({ jobId: 'j1' }),
    'imports.list': () => uploads,
    'recipes.list': () => [],
    'watchedFolder.get': () => ({ path: null, mode: 'ask', problem: null, files: [] }),
    'recipes.match': () => null,
    'imports.get': () => uploads[0],
    'imports.inspect': () => inspection,
    'imports.preview': () => preview,
    'imports.check': () => ({ uploadId: 'u0', jobId: 'j0' }),
    'imports.commit': () => ({ jobId: 'j0' }),
    'imports.rejectedRows': () => ({
      total: 2,
      rows: [
        {
          file: null,
          line: 41,
          code: 'bad-date',
          column: 'Date',
          value: '31.02.2026',
          text: '31.02.2026;S001;P0007;12',
        },
        {
          file: null,
          line: 977,
          code: 'missing-units',
          column: 'Units Sold',
          value: '',
          text: '2026-03-04;S001;P0031;',
        },
      ],
    }),
    'files.begin': () => ({ fileId: 'f1' }),
    'files.append': () => ({ sizeBytes: 1 }),
    'files.finish': () => ({ fileId: 'f1', name: 'till.csv', sizeBytes: 1, sha256: '' }),
  };
}

export function emptyAnswers(): Answers {
  return {
    'stores.list': () => [{ ...store, activeModelId: null }],
    'bulk.latest': () => null,
    'models.list': () => [],
    'imports.list': () => [],
    'recipes.list': () => [],
    'watchedFolder.get': () => ({ path: null, mode: 'ask', problem: null, files: [] }),
    'jobs.list': () => [],
  };
}
