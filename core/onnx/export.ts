// Writes a tree ensemble as an ONNX file: ai.onnx.ml opset 5 TreeEnsemble, in double precision.
import { type TreeEnsemble, treeCount } from '../gbdt/tree-ensemble.ts';
import { type MessageBody, newWriter, writeBytes, writeInt, writeInts, writeMessage, writeText } from './protobuf.ts';
import { type TreeAttributes, toTreeAttributes } from './tree-attributes.ts';

export const ONNX_INPUT = 'features';
export const ONNX_OUTPUT = 'raw_score';

const IR_VERSION = 10;
const OPSET = 21;
const ML_OPSET = 5;
const FLOAT = 1;
const UINT8 = 2;
const DOUBLE = 11;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_TENSOR = 4;
const ATTRIBUTE_INTS = 7;
const BRANCH_LEQ = 0;
const BRANCH_MEMBER = 6;
const AGGREGATE_SUM = 1;

/**
 * The graph takes `features` (float32, rows × features, NaN is missing), widens it to double, so that every comparison
 * with a float32-exact threshold routes as in training, and gives `raw_score` (double, rows × 1): the score before the
 * inverse link. `metadata` travels in metadata_props, with the number of trees, the objective and the feature names.
 */
export function exportOnnx(ensemble: TreeEnsemble, metadata: Readonly<Record<string, string>>): Uint8Array {
  const properties = {
    ...metadata,
    objective: ensemble.objective,
    trees: String(treeCount(ensemble)),
    features: JSON.stringify(ensemble.featureNames),
  };
  const writer = newWriter();
  writeInt(writer, 1, IR_VERSION);
  writeText(writer, 2, 'shelfcast');
  writeMessage(writer, 7, graphBody(ensemble));
  writeMessage(writer, 8, opsetBody('', OPSET));
  writeMessage(writer, 8, opsetBody('ai.onnx.ml', ML_OPSET));
  // Sorted, so that the same model gives the same bytes whoever filled the record.
  for (const [key, value] of Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))) {
    writeMessage(writer, 14, (entry) => {
      writeText(entry, 1, key);
      writeText(entry, 2, value);
    });
  }
  return writer.finish();
}

const opsetBody =
  (domain: string, version: number): MessageBody =>
  (writer) => {
    writeText(writer, 1, domain);
    writeInt(writer, 2, version);
  };

function graphBody(ensemble: TreeEnsemble): MessageBody {
  const attributes = toTreeAttributes(ensemble);
  return (graph) => {
    writeMessage(graph, 1, nodeBody('Cast', '', [ONNX_INPUT], 'features_double', [intAttribute('to', DOUBLE)]));
    writeMessage(
      graph,
      1,
      nodeBody('TreeEnsemble', 'ai.onnx.ml', ['features_double'], 'tree_sum', treeNodeAttributes(attributes)),
    );
    // The operator has no base value of its own; its definition says to add it afterwards.
    writeMessage(graph, 1, nodeBody('Add', '', ['tree_sum', 'base_score'], ONNX_OUTPUT, []));
    writeText(graph, 2, 'shelfcast-trees');
    writeMessage(graph, 5, tensorBody('base_score', DOUBLE, [1], doubles([ensemble.baseScore])));
    writeMessage(graph, 11, valueBody(ONNX_INPUT, FLOAT, ensemble.featureNames.length));
    writeMessage(graph, 12, valueBody(ONNX_OUTPUT, DOUBLE, 1));
  };
}

function treeNodeAttributes(trees: TreeAttributes): MessageBody[] {
  const modes = trees.asksMember.map((asks) => (asks ? BRANCH_MEMBER : BRANCH_LEQ));
  const { members } = trees;
  const memberAttributes =
    members.length > 0 ? [tensorAttribute('membership_values', DOUBLE, members.length, doubles(members))] : [];
  return [
    ...memberAttributes,
    intAttribute('aggregate_function', AGGREGATE_SUM),
    intAttribute('n_targets', 1),
    intAttribute('post_transform', 0),
    intsAttribute('tree_roots', trees.roots),
    intsAttribute('nodes_featureids', trees.features),
    tensorAttribute('nodes_modes', UINT8, modes.length, modes),
    tensorAttribute('nodes_splits', DOUBLE, trees.splits.length, doubles(trees.splits)),
    intsAttribute('nodes_missing_value_tracks_true', trees.missingTracksTrue),
    intsAttribute('nodes_truenodeids', trees.trueIds),
    intsAttribute('nodes_trueleafs', trees.trueIsLeaf),
    intsAttribute('nodes_falsenodeids', trees.falseIds),
    intsAttribute('nodes_falseleafs', trees.falseIsLeaf),
    intsAttribute('leaf_targetids', new Uint8Array(trees.leafWeights.length)),
    tensorAttribute('leaf_weights', DOUBLE, trees.leafWeights.length, doubles(trees.leafWeights)),
  ];
}

const nodeBody =
  (operator: string, domain: string, inputs: string[], output: string, attributes: MessageBody[]): MessageBody =>
  (node) => {
    for (const input of inputs) writeText(node, 1, input);
    writeText(node, 2, output);
    writeText(node, 3, `${operator}_${output}`);
    writeText(node, 4, operator);
    for (const attribute of attributes) writeMessage(node, 5, attribute);
    if (domain !== '') writeText(node, 7, domain);
  };

const intAttribute =
  (name: string, value: number): MessageBody =>
  (attribute) => {
    writeText(attribute, 1, name);
    writeInt(attribute, 3, value);
    writeInt(attribute, 20, ATTRIBUTE_INT);
  };

const intsAttribute =
  (name: string, values: ArrayLike<number>): MessageBody =>
  (attribute) => {
    writeText(attribute, 1, name);
    writeInts(attribute, 8, values);
    writeInt(attribute, 20, ATTRIBUTE_INTS);
  };

const tensorAttribute =
  (name: string, type: number, length: number, raw: Uint8Array): MessageBody =>
  (attribute) => {
    writeText(attribute, 1, name);
    writeMessage(attribute, 5, tensorBody(name, type, [length], raw));
    writeInt(attribute, 20, ATTRIBUTE_TENSOR);
  };

const tensorBody =
  (name: string, type: number, dims: number[], raw: Uint8Array): MessageBody =>
  (tensor) => {
    writeInts(tensor, 1, dims);
    writeInt(tensor, 2, type);
    writeText(tensor, 8, name);
    writeBytes(tensor, 9, raw);
  };

/** A tensor of shape [rows, columns] with any number of rows. */
const valueBody =
  (name: string, type: number, columns: number): MessageBody =>
  (value) => {
    writeText(value, 1, name);
    writeMessage(value, 2, (typeProto) =>
      writeMessage(typeProto, 1, (tensorType) => {
        writeInt(tensorType, 1, type);
        writeMessage(tensorType, 2, (shape) => {
          writeMessage(shape, 1, (dim) => writeText(dim, 2, 'rows'));
          writeMessage(shape, 1, (dim) => writeInt(dim, 1, columns));
        });
      }),
    );
  };

/** raw_data of a double tensor: little-endian on every machine. */
function doubles(values: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (let i = 0; i < values.length; i++) view.setFloat64(i * 8, values[i], true);
  return new Uint8Array(view.buffer);
}
