// Uploads and an inspection for the gallery.
import type { ImportPreview, ImportReport, Inspection, Upload } from '#core/contract/imports.ts';
import { addDays } from '../format/days.ts';
import { LAST_DAY, STORE } from './made-up.ts';

const reading = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  sheet: null,
  headerLine: 1,
  decimalMark: ',',
  dateOrder: 'dmy',
} as const;

export const inspection: Inspection = {
  fileId: 'f1',
  fileName: 'till-export-november.csv',
  sizeBytes: 6_400_000,
  packing: null,
  preset: { id: 'german-till', sureness: 'sure', matched: 4, known: 15 },
  shape: {
    shape: { kind: 'long' },
    because: 'one-row-each',
    sureness: 'likely',
    headings: null,
    needsFirstDay: false,
    suggestedFirstDay: null,
  },
  extras: [],
  reading,
  sheets: [],
  columns: [
    {
      column: 'Datum',
      role: 'date',
      kind: 'date',
      sureness: 'sure',
      reason: 'name-synonym',
      samples: ['02/11/2026', '03/11/2026', '04/11/2026'],
    },
    {
      column: 'Artikelnummer',
      role: 'product',
      kind: 'text',
      sureness: 'sure',
      reason: 'name-synonym',
      samples: ['P0001', 'P0002', 'P0003'],
    },
    {
      column: 'Bezeichnung',
      role: 'productName',
      kind: 'text',
      sureness: 'likely',
      reason: 'name-part',
      samples: ['Oat milk 1 l', 'Espresso beans 500 g', 'Sourdough loaf'],
    },
    {
      column: 'Menge',
      role: 'units',
      kind: 'number',
      sureness: 'sure',
      reason: 'name-synonym',
      samples: ['12', '7', '31'],
    },
    {
      column: 'VK-Preis',
      role: 'price',
      kind: 'number',
      sureness: 'likely',
      reason: 'content-numbers',
      samples: ['2,49', '8,99', '4,20'],
    },
    {
      column: 'Demand Forecast',
      role: 'ignore',
      kind: 'number',
      sureness: 'sure',
      reason: 'forecast-column-ignored',
      samples: ['13,2', '6,8', '29,0'],
    },
    {
      column: 'Kasse',
      role: 'ignore',
      kind: 'number',
      sureness: 'unsure',
      reason: 'name-unknown',
      samples: ['1', '2', '1'],
    },
  ],
  sampleRows: Array.from({ length: 8 }, (_, i) => [
    `0${i + 2}/11/2026`,
    `P000${i + 1}`,
    'Oat milk 1 l',
    String(12 + i),
    '2,49',
    '13,2',
    '1',
  ]),
  dateOrder: {
    chosen: 'dmy',
    because: 'consecutive',
    readings: [
      { order: 'dmy', first: '2026-11-02', last: '2026-11-12', days: 11 },
      { order: 'mdy', first: '2026-02-11', last: '2026-12-11', days: 11 },
    ],
  },
  missingRoles: [],
  suggestedStore: 'till-export',
  suggestedProduct: null,
  knownProduct: null,
  alreadyImported: null,
};

const upload = (id: string, fileName: string, state: Upload['state'], hours: number): Upload => ({
  id,
  fileName,
  sizeBytes: 6_400_000,
  sha256: '9f2c'.repeat(16),
  state,
  undoneAt: null,
  undoneBy: null,
  who: 'ada',
  createdAt: new Date(Date.now() - hours * 3_600_000).toISOString(),
  committedAt: state === 'committed' ? new Date(Date.now() - hours * 3_600_000).toISOString() : null,
  options: {
    reading,
    shape: { kind: 'long' },
    extras: [],
    mapping: [],
    store: STORE,
    overlap: 'replace',
    product: null,
    stockTime: 'opening',
    repairs: [],
  },
  report: {
    rows: { total: 18_402, accepted: 18_380, repaired: 20, rejected: 2 },
    effect: { inserted: 16_980, replaced: 1_400, unchanged: 0, kept: 0, newStores: 0, newProducts: 3 },
    result: {
      stores: [STORE],
      products: 120,
      firstDay: '2026-06-15',
      lastDay: LAST_DAY,
      units: 284_120,
      revenue: 1_120_300,
      perDay: Array.from({ length: 154 }, (_, i) => ({
        day: addDays(LAST_DAY, i - 153),
        units: 1_800 + 420 * Math.sin((i * 2 * Math.PI) / 7) + i,
      })),
    },
    issues: [
      {
        code: 'bad-date',
        severity: 'rejected',
        column: 'Datum',
        count: 1,
        examples: [{ file: null, line: 41, value: '31.02.2026' }],
        repair: 'The row is left out. Correct the date and import the file again.',
      },
      {
        code: 'missing-units',
        severity: 'rejected',
        column: 'Menge',
        count: 1,
        examples: [{ file: null, line: 977, value: '' }],
        repair: 'The row is left out.',
      },
      {
        code: 'negative-stock',
        severity: 'repaired',
        column: 'Bestand',
        count: 20,
        examples: [
          { file: null, line: 88, value: '-3' },
          { file: null, line: 91, value: '-1' },
          { file: null, line: 240, value: '-7' },
        ],
        repair: 'Counted as 0 and flagged.',
      },
      {
        code: 'negative-units',
        severity: 'note',
        column: 'Menge',
        count: 12,
        examples: [{ file: null, line: 310, value: '-1' }],
        repair: 'Netted within the day.',
      },
    ],
    events: { days: ['2025-12-06', '2025-12-07', '2025-12-24'], planned: [] },
    attributeConflicts: [{ attribute: 'category', products: 4 }],
  },
});

const { rows, result, issues } = upload('u0', 'till-export-november.csv', 'ready', 0.1).report as ImportReport;

export const preview: ImportPreview = { rows, result, issues, isPartial: false };

export const uploads: Upload[] = [
  upload('u0', 'till-export-november.csv', 'ready', 0.1),
  upload('u1', 'till-export-october.csv', 'committed', 26),
  upload('u2', 'stock-list.xlsx', 'discarded', 200),
];
