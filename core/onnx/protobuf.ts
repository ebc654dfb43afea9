// The few protobuf shapes that an ONNX file needs, on protobufjs' minimal writer. Field numbers: onnx.proto (IR 10).
import protobuf from 'protobufjs/minimal.js';

export type MessageBody = (writer: protobuf.Writer) => void;

const VARINT = 0;
const LENGTH_DELIMITED = 2;

export function newWriter(): protobuf.Writer {
  return protobuf.Writer.create();
}

export function newReader(bytes: Uint8Array): protobuf.Reader {
  return protobuf.Reader.create(bytes);
}

export function writeMessage(writer: protobuf.Writer, field: number, body: MessageBody): void {
  writer.uint32((field << 3) | LENGTH_DELIMITED).fork();
  body(writer);
  writer.ldelim();
}

export function writeText(writer: protobuf.Writer, field: number, text: string): void {
  writer.uint32((field << 3) | LENGTH_DELIMITED).string(text);
}

export function writeInt(writer: protobuf.Writer, field: number, value: number): void {
  writer.uint32((field << 3) | VARINT).int64(value);
}

/** A packed list of 64-bit integers. */
export function writeInts(writer: protobuf.Writer, field: number, values: ArrayLike<number>): void {
  writer.uint32((field << 3) | LENGTH_DELIMITED).fork();
  for (let i = 0; i < values.length; i++) writer.int64(values[i]);
  writer.ldelim();
}

export function writeBytes(writer: protobuf.Writer, field: number, bytes: Uint8Array): void {
  writer.uint32((field << 3) | LENGTH_DELIMITED).bytes(bytes);
}
