// A small but complete trained model, made by hand, for tests of the registry.

import type { Accuracy } from '../contract/models.ts';
import { DEFAULT_STORE_SETTINGS } from '../contract/stores.ts';
import type { DemandClass } from '../contract/units.ts';
import { type ForecastRules, STORE_MODEL_FORMAT, type StoreModel, type TrackRecord } from '../forecast/store-model.ts';
import { dayFromIso } from '../math/day.ts';
import { exportOnnx } from '../onnx/export.ts';
import { randomEnsemble } from '../onnx/test-ensembles.ts';
import { q, type WriteDb } from '../store/sql.ts';
import type { TrainedModel } from './save-model.ts';

const CLASSES: readonly DemandClass[] = ['smooth', 'erratic', 'intermittent', 'lumpy', 'new', 'dead'];

const accuracy: Accuracy = {
  wape: 0.25,
  mae: 1.5,
  bias: -0.01,
  mase: 0.8,
  rmsse: 0.75,
  wql: 0.2,
  observations: 280,
};
const track: TrackRecord = {
  observations: 28,
  inside80: 23,
  absoluteError: 40,
  naiveAbsoluteError: 55,
  squaredError: 90,
  naiveSquaredError: 150,
  actual: 160,
};

const bandCell = {
  spread: { logMean: [0, 1.5], logDispersion: [-1.25, -2.5] },
  map: [0, 0.1, 0.9, 1],
  mapByClass: { smooth: [0, 0.2, 0.8, 1] },
  observations: 280,
};

const forEveryClass = <T>(value: T): Record<DemandClass, T> =>
  Object.fromEntries(CLASSES.map((demandClass) => [demandClass, value])) as Record<DemandClass, T>;

const rules: ForecastRules = {
  champions: forEveryClass({ forecaster: 'gbdt', weights: { gbdt: 1 } }),
  bands: {
    isCount: true,
    daily: [{ fromStep: 1, toStep: 28, cell: bandCell }],
    sums: [{ steps: 7, cell: bandCell }],
    relativeSpread: bandCell.spread,
    meanRelativeVariance: 1.25,
    store: { daily: [{ fromStep: 1, toStep: 28, logDeviation: 0.1, observations: 28 }], sums: [] },
    category: { daily: [], sums: [] },
  },
  anchor: { weight: 0.5, firstDay: 20454, categories: { food: [1.02, 0.98] }, store: [1, 1] },
  trackByProduct: { 'P-1': track },
  trackByClass: forEveryClass(track),
};

export function addStore(db: WriteDb, code: string): void {
  db.run(
    q.insertInto('store').values({
      code,
      name: code,
      is_demo: 0,
      frequency: 'daily',
      settings: JSON.stringify(DEFAULT_STORE_SETTINGS),
      data_version: 1,
      created_at: '2026-01-01T00:00:00.000Z',
    }),
  );
}

export function buildStoreModel(store: string, origin: string, seed = 1): StoreModel {
  const block = (fromStep: number, toStep: number) => ({
    fromStep,
    toStep,
    rows: 1000,
    ensemble: randomEnsemble(seed + fromStep, 12, 6, 4),
  });
  return {
    format: STORE_MODEL_FORMAT,
    store,
    frequency: 'daily',
    originDay: dayFromIso(origin),
    isCount: true,
    settings: {
      seed,
      numTrees: 12,
      learningRate: 0.1,
      numLeaves: 16,
      earlyStoppingRounds: 0,
      objective: 'auto',
      threads: 1,
    },
    features: {
      version: 1,
      frequency: 'daily',
      season: 7,
      price: true,
      discount: false,
      promotion: true,
      competitorPrice: false,
      stock: false,
      censorStockOuts: true,
      closing: false,
      category: true,
      supplier: false,
      holidays: false,
      yearly: false,
      weatherLevels: ['Sunny', 'Rainy'],
      levelFloor: 0.001,
    },
    blocks: [block(1, 7), block(8, 28)],
    unplanned: rules,
    planned: null,
    report: {
      data: {
        firstDay: '2025-01-01',
        lastDay: origin,
        products: 1,
        observations: 365,
        trainingRows: 1000,
        fingerprint: 'f'.repeat(64),
      },
      features: [{ name: 'lag-7', group: 'recent-sales', gainShare: 1 }],
      validation: { firstDay: '2025-12-01', lastDay: origin, steps: 28 },
      accuracy,
      coverage: { inside80: 0.81, inside95: 0.95 },
      references: [{ forecaster: 'seasonal-naive', accuracy }],
      byClass: [],
      notes: [],
      notices: [],
    },
    curve: [{ block: '1-7', tree: 0, train: 1.25, validation: null }],
  };
}

export function buildTrained(model: StoreModel, status: TrainedModel['status'] = 'active'): TrainedModel {
  return {
    model,
    onnx: model.blocks.map((block) => ({ bytes: exportOnnx(block.ensemble, {}), parityMaxRelativeDifference: 0 })),
    status,
    dataVersion: 1,
    trainedAt: new Date('2026-01-02T03:04:05.000Z'),
    trainedBy: 'tester',
    seconds: 1.5,
  };
}
