// The layers of ARCHITECTURE.md as data: who may import whom, and why not the others.

export interface Layer {
  /** Folder, from the project's root. The longest matching folder is a file's layer. */
  readonly folder: string;
  /**
   * What its files may import besides their own folder: a folder ("core/math"), or one file of it where only that seam
   * is open ("core/gbdt/tree-ensemble.ts").
   */
  readonly may: readonly string[];
  /** Pure: no Node, no DOM, no clock, and no package but these. */
  readonly pure?: { readonly packages: readonly string[] };
  /** Said when the rule is broken. */
  readonly why: string;
}

const PURE = ['core/contract', 'core/math'] as const;

export const LAYERS: readonly Layer[] = [
  {
    folder: 'core/contract',
    may: [],
    pure: { packages: ['zod', '@orpc/contract'] },
    why: 'the contract is what everything else depends on, the window included',
  },
  { folder: 'core/math', may: ['core/contract'], pure: { packages: [] }, why: 'mathematics knows nothing of shops' },
  { folder: 'core/frame', may: PURE, pure: { packages: [] }, why: 'a frame is data without behaviour' },
  {
    folder: 'core/gbdt',
    may: PURE,
    pure: { packages: [] },
    why: 'gradient boosting learns from matrices and does not know what their columns mean',
  },
  {
    folder: 'core/features',
    may: [...PURE, 'core/frame'],
    pure: { packages: [] },
    why: 'features are computed from the frame alone, for training and prediction alike',
  },
  {
    folder: 'core/forecast',
    may: [...PURE, 'core/frame', 'core/features', 'core/gbdt'],
    pure: { packages: [] },
    why: 'forecasting sees tree models and ONNX sessions only as a Predictor',
  },
  {
    folder: 'core/inventory',
    may: PURE,
    pure: { packages: [] },
    why: 'decisions are made from distributions, whoever forecast them',
  },
  {
    folder: 'core/replay',
    may: [...PURE, 'core/frame', 'core/features', 'core/gbdt', 'core/forecast', 'core/inventory'],
    pure: { packages: [] },
    why: 'a replay is forecasts and decisions lived through again, on columns, in a thread that may be killed',
  },
  {
    folder: 'core/store',
    may: [...PURE, 'core/frame'],
    why: 'the store keeps data and decides nothing',
  },
  { folder: 'core/import', may: [...PURE, 'core/store'], why: 'import ends at staged observations' },
  {
    folder: 'core/onnx',
    may: [...PURE, 'core/gbdt/tree-ensemble.ts', 'core/gbdt/predict.ts', 'core/forecast/predictor.ts'],
    why: 'export and sessions know trees and matrices, not how they came about',
  },
  {
    folder: 'core/registry',
    may: [
      ...PURE,
      'core/store',
      'core/onnx',
      'core/gbdt/tree-ensemble.ts',
      'core/forecast/store-model.ts',
      'core/forecast/predictor.ts',
    ],
    why: 'the registry keeps models as they are and does not use them',
  },
  {
    folder: 'core/jobs',
    may: [
      ...PURE,
      'core/store',
      'core/frame',
      'core/features',
      'core/gbdt',
      'core/forecast',
      'core/inventory',
      'core/replay',
      'core/import',
    ],
    why: 'jobs run the pure parts and the import; wiring them to models and handlers is core/host',
  },
  { folder: 'core/host', may: ['core'], why: 'host wires the engine and knows no shell but its own' },
  {
    folder: 'electron',
    may: ['core/host', 'core/contract'],
    why: 'the desktop shell is thin: everything it does goes through host and contract',
  },
  {
    folder: 'renderer',
    may: ['core/contract'],
    why: 'the window runs in a sandbox and knows the contract and nothing else of core',
  },
];

/** Packages that load native code or belong to one part: only these folders import them (types too). */
export const OWNED_PACKAGES: readonly { readonly name: string; readonly folders: readonly string[] }[] = [
  { name: 'better-sqlite3', folders: ['core/store'] },
  { name: 'kysely', folders: ['core/store'] },
  { name: 'onnxruntime-node', folders: ['core/onnx'] },
  { name: 'protobufjs', folders: ['core/onnx'] },
  { name: 'xlsx', folders: ['core/import', 'core/host/export'] },
  { name: 'electron', folders: ['electron'] },
  { name: 'react', folders: ['renderer'] },
  { name: '@mui/material', folders: ['renderer'] },
];

/** Native modules: a worker thread that is killed must not be inside one. */
export const NATIVE_PACKAGES: readonly string[] = ['better-sqlite3', 'onnxruntime-node'];

/** Threads that are never killed and end by themselves when asked to: they may load native modules (docs/decisions/0184). */
export const LASTING_WORKERS: readonly string[] = ['core/jobs/store-worker.ts'];

/** Folders whose files are checked; tests beside the files, and test helpers (test-*.ts), are not. */
export const CHECKED_FOLDERS: readonly string[] = ['core', 'electron', 'renderer'];
/** Only their size is checked. */
export const SIZED_FOLDERS: readonly string[] = [...CHECKED_FOLDERS, 'scripts', 'tests', 'bench'];

export const MAX_LINES = 500;
export const THINK_LINES = 300;
