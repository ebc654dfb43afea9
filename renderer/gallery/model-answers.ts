// Model cards and a learning curve for the gallery.
import type { LossPoint } from '#core/contract/jobs.ts';
import type { Accuracy, ModelCard } from '#core/contract/models.ts';
import { LAST_DAY, random, STORE } from './made-up.ts';

const accuracy = (wape: number): Accuracy => ({
  wape,
  mae: wape * 9.8,
  bias: 0.012,
  mase: wape * 3.4,
  rmsse: wape * 3,
  wql: wape * 0.8,
  observations: 3_360,
});

export const curve: LossPoint[] = ['1-7', '8-14', '15-28', '29-90'].flatMap((block, b) => {
  const draw = random(b + 9);
  return Array.from({ length: 50 }, (_, i) => ({
    block,
    tree: i * 6 + 1,
    train: 2 + 1.2 * Math.exp(-i / 9),
    validation: 2.2 + b * 0.15 + (1.1 - b * 0.12) * Math.exp(-i / 10) + draw() * 0.02,
  }));
});

const GROUPS = ['recent-sales', 'weekday', 'season', 'price', 'promotion', 'category', 'stock', 'weather'];

export function card(version: number, status: ModelCard['status'], wape: number): ModelCard {
  return {
    id: `m${version}`,
    store: STORE,
    version,
    status,
    trainedAt: new Date(Date.now() - (4 - version) * 20 * 3_600_000).toISOString(),
    trainedBy: 'ada',
    seconds: 74,
    frequency: 'daily',
    origin: LAST_DAY,
    data: {
      firstDay: '2023-11-16',
      lastDay: LAST_DAY,
      products: 120,
      observations: 131_400,
      trainingRows: 486_300,
      fingerprint: '9f2ab0c41d77e06c5a10',
    },
    settings: {
      seed: 42,
      numTrees: 400,
      learningRate: 0.08,
      numLeaves: 31,
      earlyStoppingRounds: 40,
      objective: 'auto',
      threads: 2,
    },
    features: Array.from({ length: 24 }, (_, i) => ({
      name: `feature_${i + 1}`,
      group: GROUPS[i % GROUPS.length],
      gainShare: 0.3 * 0.75 ** i,
    })),
    validation: { firstDay: '2026-10-19', lastDay: LAST_DAY, steps: 28 },
    accuracy: accuracy(wape),
    coverage: { inside80: 0.81, inside95: 0.95 },
    references: [
      { forecaster: 'seasonal-naive', accuracy: accuracy(0.297) },
      { forecaster: 'weekday-mean', accuracy: accuracy(0.252) },
      { forecaster: 'mean-28', accuracy: accuracy(0.281) },
    ],
    byClass: (['smooth', 'erratic', 'intermittent', 'lumpy', 'new'] as const).map((demandClass, i) => ({
      demandClass,
      products: [62, 21, 24, 9, 4][i],
      accuracy: accuracy(wape + i * 0.08),
      coverage: { inside80: 0.8 + i * 0.01, inside95: 0.95 },
      naive: accuracy(0.29 + i * 0.1),
      champion: i === 3 ? 'croston' : 'gbdt',
    })),
    blocks: ['1-7', '8-14', '15-28', '29-90'].map((range) => ({
      fromStep: Number(range.split('-')[0]),
      toStep: Number(range.split('-')[1]),
      trees: 240,
      rows: 121_000,
      file: `block-${range}.onnx`,
      sha256: '',
      parityMaxRelativeDifference: 3.1e-15,
    })),
    files: [],
    notes: [],
    notices: [],
  };
}
