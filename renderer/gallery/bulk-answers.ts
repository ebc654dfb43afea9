// Lines and details of the gallery's order list.
import type { BulkDetail, BulkLine } from '#core/contract/bulk.ts';
import { history, type MadeUpProduct, PRODUCTS, quantilesAround, random } from './made-up.ts';

export function lineOf(product: MadeUpProduct, i: number): BulkLine {
  const draw = random(i + 500);
  const mean = product.level * 30;
  const needs = ['out', 'critical', 'low'].includes(product.status);
  const order = needs ? Math.ceil((product.level * 16) / 6) * 6 : 0;
  const risk = needs ? mean * product.price * draw() * 0.2 : 0;
  return {
    product: product.code,
    name: product.name,
    category: product.category,
    supplier: product.supplier,
    demandClass: 'smooth',
    forecaster: 'gbdt',
    status: product.status,
    onHand:
      product.status === 'unknown' ? null : product.status === 'out' ? 0 : Math.round(product.level * (needs ? 4 : 20)),
    demand: { mean, low: mean * 0.82, high: mean * 1.2 },
    daysOfCover: product.status === 'unknown' ? null : needs ? Math.round(draw() * 6) : 20,
    proposedQuantity: order,
    orderQuantity: order,
    edited: i % 17 === 3,
    orderCost: order * product.price * 0.68,
    revenueAtRisk: risk,
    priority: risk * 0.3,
    priorityUnit: 'money',
    confidence: (['high', 'medium', 'high', 'low'] as const)[i % 4],
    hasAssumptions: i % 9 === 2,
    overridden: i % 23 === 5,
  };
}

export function detailOf(i: number): BulkDetail {
  const product = PRODUCTS[i];
  const line = lineOf(product, i);
  const { level, price } = product;
  return {
    line,
    projections: [1, 7, 14, 30].map((days) => ({
      days,
      mean: level * days,
      quantiles: quantilesAround(level * days, level * Math.sqrt(days) * 0.5),
      revenue: level * days * price,
    })),
    decision: {
      status: product.status,
      onHand: line.onHand,
      onOrder: 0,
      committed: 0,
      inventoryPosition: line.onHand,
      supplier: product.supplier,
      leadTimes: [{ days: 5, share: 1 }],
      orderDue: true,
      orderDay: '2026-11-24',
      nextOrderDay: '2026-12-01',
      policy: 'periodic',
      serviceMeasure: 'cycle',
      shortageCost: null,
      surplusCost: null,
      cycleService: 0.953,
      fillRate: 0.991,
      shortages: 'lost',
      lotSize: null,
      shelfLifeDays: null,
      storageLimit: null,
      conflict: null,
      expectedWaste: null,
      steps: [
        { step: 'demand', units: level * 12, isSum: false },
        { step: 'safety', units: level * 2.4, isSum: false },
        { step: 'level', units: level * 14.4, isSum: true },
        { step: 'onHand', units: -(line.onHand ?? 0), isSum: false },
        { step: 'onOrder', units: 0, isSum: false },
        { step: 'quantity', units: line.orderQuantity, isSum: true },
      ],
      sources: { leadTimeDays: 'supplier', unitCost: 'store', packSize: 'file', moq: 'set' },
      leadTimeDays: 5,
      reviewPeriodDays: 7,
      protectionDays: 12,
      daysUntilOrder: 0,
      serviceLevel: 0.95,
      expectedDemandLeadTime: level * 5,
      expectedDemandProtection: level * 12,
      reorderLevel: level * 6.2,
      orderUpToLevel: level * 14.4,
      safetyStock: level * 2.4,
      packSize: 6,
      moq: 12,
      orderQuantity: line.orderQuantity,
      roundingUnits: 4,
      unitCost: price * 0.68,
      price,
      orderCost: line.orderCost,
      daysOfCover: line.daysOfCover,
      stockOutRisk: 0.62,
      revenueAtRisk: line.revenueAtRisk,
      holdingCost: 0.08,
      priority: line.priority,
      priorityUnit: 'money',
      assumed: ['unitCost', 'reviewPeriodDays', 'onOrder'],
    },
    confidence: {
      level: 'high',
      inside80: 0.81,
      accuracy: 0.79,
      naiveAccuracy: 0.7,
      basis: 'product',
      observations: 84,
    },
    history: history(level, 120, i + 3, product.code),
    explanation: {
      baseline: level * 0.7,
      contributions: [
        {
          group: 'recent-sales',
          units: level * 0.35,
          features: [
            { name: 'rolling_mean_28', value: level, rawScore: 0.31 },
            { name: 'lag_7', value: level * 1.1, rawScore: 0.09 },
          ],
        },
        { group: 'weekday', units: -level * 0.18, features: [{ name: 'weekday', value: 'Monday', rawScore: -0.21 }] },
        { group: 'price', units: level * 0.08, features: [{ name: 'price_relative', value: 0.94, rawScore: 0.07 }] },
        { group: 'season', units: level * 0.04, features: [{ name: 'day_of_year', value: 320, rawScore: 0.05 }] },
        { group: 'weather', units: -level * 0.01, features: [{ name: 'weather', value: null, rawScore: -0.01 }] },
        { group: 'simple-method', units: level * 0.02, features: [] },
      ],
      mean: level,
      rawScore: Math.log(level),
      forecaster: 'gbdt',
    },
    summary: '',
    warnings: [],
    notices: [],
  };
}
