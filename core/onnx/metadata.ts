// Reads the metadata of an ONNX file without loading the model (onnxruntime-node does not give it away).
import { AppError } from '../contract/errors.ts';
import { newReader } from './protobuf.ts';

const METADATA_PROPS = 14;

/** metadata_props of an ONNX model. Throws model/unusable when the bytes are no protobuf message. */
export function readOnnxMetadata(bytes: Uint8Array): Record<string, string> {
  const metadata: Record<string, string> = {};
  try {
    const reader = newReader(bytes);
    while (reader.pos < reader.len) {
      const tag = reader.uint32();
      if (tag >>> 3 !== METADATA_PROPS) {
        reader.skipType(tag & 7);
        continue;
      }
      const end = reader.uint32() + reader.pos;
      let key = '';
      let value = '';
      while (reader.pos < end) {
        const inner = reader.uint32();
        if (inner >>> 3 === 1) key = reader.string();
        else if (inner >>> 3 === 2) value = reader.string();
        else reader.skipType(inner & 7);
      }
      metadata[key] = value;
    }
  } catch (cause) {
    throw new AppError(
      'model/unusable',
      'This file is not an ONNX model: its structure cannot be read. Train the store again to make a new one.',
      { got: 'damaged structure', expected: 'an ONNX model', advice: 'Train the store again.' },
      { cause },
    );
  }
  return metadata;
}
