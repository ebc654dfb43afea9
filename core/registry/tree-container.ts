// Tree ensembles as one compact binary: exact, versioned, read back without parsing numbers.
import { AppError } from '../contract/errors.ts';
import { type ObjectiveName, type TreeEnsemble, treeCount } from '../gbdt/tree-ensemble.ts';

/**
 * Layout, little-endian, every part starting on a multiple of 8 bytes:
 *
 *   8 bytes  magic "SHLFTREE"
 *   u32      version of this layout
 *   u32      length of the header in bytes
 *   header   UTF-8 JSON: EnsembleHeader[]
 *   then for each ensemble, in the header's order:
 *     i32 nodeOffset[trees + 1], i32 feature[nodes], i32 left[nodes], i32 right[nodes], u8 missingLeft[nodes],
 *     f32 threshold[nodes] (thresholds are float32-exact by definition), f64 value[nodes], f64 cover[nodes], f64 gain[nodes]
 *     and from version 2 on, where there are sets: i32 node[sets], i32 offset[sets + 1], f32 levels[levels]
 *
 * All machines that Shelfcast runs on are little-endian, so the arrays are copied as they are.
 */
const MAGIC = 'SHLFTREE';
/** Files without sets of levels are written as version 1, which every release reads. */
const VERSION_WITHOUT_SETS = 1;
export const TREE_CONTAINER_VERSION = 2;
const PREFIX_BYTES = 16;

interface EnsembleHeader {
  objective: ObjectiveName;
  featureNames: readonly string[];
  baseScore: number;
  trees: number;
  nodes: number;
  /** Left out where there are none. */
  sets?: number;
  levels?: number;
}

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

export function encodeEnsembles(ensembles: readonly TreeEnsemble[]): Uint8Array {
  const headers: EnsembleHeader[] = ensembles.map((ensemble) => ({
    objective: ensemble.objective,
    featureNames: ensemble.featureNames,
    baseScore: ensemble.baseScore,
    trees: treeCount(ensemble),
    nodes: ensemble.feature.length,
    ...(ensemble.levelSets && { sets: ensemble.levelSets.node.length, levels: ensemble.levelSets.levels.length }),
  }));
  const header = new TextEncoder().encode(JSON.stringify(headers));
  const parts = ensembles.flatMap((ensemble) => [
    ensemble.nodeOffset,
    ensemble.feature,
    ensemble.left,
    ensemble.right,
    ensemble.missingLeft,
    Float32Array.from(ensemble.threshold),
    ensemble.value,
    ensemble.cover,
    ensemble.gain,
    ...(ensemble.levelSets
      ? [ensemble.levelSets.node, ensemble.levelSets.offset, Float32Array.from(ensemble.levelSets.levels)]
      : []),
  ]);
  const body = parts.reduce((sum, part) => sum + padded(part.byteLength), 0);
  const bytes = new Uint8Array(PREFIX_BYTES + padded(header.length) + body);
  bytes.set(new TextEncoder().encode(MAGIC), 0);
  const view = new DataView(bytes.buffer);
  const hasSets = ensembles.some(({ levelSets }) => levelSets !== undefined);
  view.setUint32(8, hasSets ? TREE_CONTAINER_VERSION : VERSION_WITHOUT_SETS, true);
  view.setUint32(12, header.length, true);
  bytes.set(header, PREFIX_BYTES);
  let at = PREFIX_BYTES + padded(header.length);
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded(part.byteLength);
  }
  return bytes;
}

/** Throws model/unusable when the bytes are not a container of this version, or end early. */
export function decodeEnsembles(bytes: Uint8Array): TreeEnsemble[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_BYTES || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC) {
    throw unusable('The trees of this model cannot be read: the file is not one of Shelfcast.', 'another kind of file');
  }
  const version = view.getUint32(8, true);
  if (version < VERSION_WITHOUT_SETS || version > TREE_CONTAINER_VERSION) {
    throw unusable(
      `The trees of this model are stored in format ${version}; this version of Shelfcast reads up to ${TREE_CONTAINER_VERSION}.`,
      `format ${version}`,
    );
  }
  const headerLength = view.getUint32(12, true);
  let at = PREFIX_BYTES + padded(headerLength);
  if (at > bytes.length) throw endsEarly();
  const headers = JSON.parse(
    new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headerLength)),
  ) as EnsembleHeader[];

  /** A copy of its own: the container can then be freed and alignment does not matter (a Buffer's slice is a view). */
  const take = (length: number): ArrayBuffer => {
    if (at + length > bytes.length) throw endsEarly();
    const part = new Uint8Array(length);
    part.set(bytes.subarray(at, at + length));
    at += padded(length);
    return part.buffer;
  };
  const ensembles = headers.map(({ objective, featureNames, baseScore, trees, nodes, sets, levels = 0 }) => ({
    objective,
    featureNames,
    baseScore,
    nodeOffset: new Int32Array(take(4 * (trees + 1))),
    feature: new Int32Array(take(4 * nodes)),
    left: new Int32Array(take(4 * nodes)),
    right: new Int32Array(take(4 * nodes)),
    missingLeft: new Uint8Array(take(nodes)),
    threshold: Float64Array.from(new Float32Array(take(4 * nodes))),
    value: new Float64Array(take(8 * nodes)),
    cover: new Float64Array(take(8 * nodes)),
    gain: new Float64Array(take(8 * nodes)),
    ...(sets && {
      levelSets: {
        node: new Int32Array(take(4 * sets)),
        offset: new Int32Array(take(4 * (sets + 1))),
        levels: Float64Array.from(new Float32Array(take(4 * levels))),
      },
    }),
  }));
  if (at < bytes.length) throw unusable('The trees of this model are damaged: the file is too long.', 'extra bytes');
  return ensembles;
}

const endsEarly = (): AppError => unusable('The trees of this model are damaged: the file ends early.', 'a cut file');

function unusable(message: string, got: string): AppError {
  const advice = 'Train the store again.';
  return new AppError('model/unusable', `${message} ${advice}`, {
    got,
    expected: `trees in format ${TREE_CONTAINER_VERSION}`,
    advice,
  });
}
