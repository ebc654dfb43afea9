// A schema of the contract as text in the manner of TypeScript: short enough to read, exact enough to call with.
import { z } from 'zod';

/** The part of JSON Schema that zod writes for the contract. */
interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  default?: unknown;
  description?: string;
  format?: string;
  contentEncoding?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  $defs?: Record<string, JsonSchema>;
}

type Direction = 'input' | 'output';

export interface SchemaWriter {
  /** Text of a schema; named schemas inside it appear by their name. */
  write(schema: z.ZodType, direction: Direction): string;
  /** Texts of the named schemas met so far and of those inside them, sorted by name. */
  types(): { name: string; text: string }[];
}

/** Objects up to this long are written on one line. */
const ONE_LINE = 90;
const SAFE_INTEGER = Number.MAX_SAFE_INTEGER;

/**
 * `names`: schemas that get a name of their own, such as bandedSchema: "Banded". `explained`: scalars whose meaning the
 * page tells once, not beside every field.
 */
export function createSchemaWriter(
  names: ReadonlyMap<z.ZodType, string>,
  explained: readonly z.ZodType[] = [],
): SchemaWriter {
  const knownNotes = new Set(explained.map((schema) => schema.description));
  const registry = z.registry<{ id: string }>();
  for (const [schema, name] of names) registry.add(schema, { id: name });
  const definitions = new Map<string, JsonSchema>();

  const toJson = (schema: z.ZodType, direction: Direction): JsonSchema => {
    const { $defs = {}, ...json } = z.toJSONSchema(schema, {
      metadata: registry,
      io: direction,
      unrepresentable: 'any',
      // A registry of our own hides the descriptions, which are in zod's global one.
      override: ({ zodSchema, jsonSchema }) => {
        const { description } = z.globalRegistry.get(zodSchema) ?? {};
        if (description && !knownNotes.has(description)) jsonSchema.description = description;
      },
    }) as JsonSchema;
    for (const [name, definition] of Object.entries($defs)) {
      if (!definitions.has(name)) definitions.set(name, definition);
    }
    return json;
  };

  return {
    write: (schema, direction) => toText(toJson(schema, direction), 0),
    types: () =>
      [...definitions]
        .map(([name, definition]) => ({ name, text: toText(definition, 0) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function toText(schema: JsonSchema, depth: number): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) as string;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return alternatives.map((one) => toText(one, depth)).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => toText(one, depth)).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => toText({ ...schema, type }, depth)).join(' | ');
  if (schema.type === 'array') return arrayText(schema, depth);
  if (schema.type === 'object') return objectText(schema, depth);
  if (schema.type === 'string') return stringText(schema);
  if (schema.type === 'number' || schema.type === 'integer') return schema.type + rangeText(schema);
  return schema.type ?? 'any';
}

function arrayText(schema: JsonSchema, depth: number): string {
  const item = toText(schema.items ?? {}, depth);
  const length =
    schema.minItems !== undefined && schema.minItems === schema.maxItems
      ? String(schema.minItems)
      : schema.maxItems !== undefined
        ? `≤${schema.maxItems}`
        : '';
  return / [|&] /.test(item) && !item.startsWith('{') ? `(${item})[${length}]` : `${item}[${length}]`;
}

function objectText(schema: JsonSchema, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  const lines = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const mark = schema.required?.includes(name) ? '' : '?';
    const preset = property.default === undefined ? '' : ` = ${JSON.stringify(property.default)}`;
    // A named type tells its meaning where it is defined.
    const note = property.description && !property.$ref ? `  // ${property.description}` : '';
    return `${indent}${name}${mark}: ${toText(property, depth + 1)}${preset}${note}`;
  });
  if (typeof schema.additionalProperties === 'object') {
    const key = schema.propertyNames ? toText(schema.propertyNames, depth + 1) : 'string';
    lines.push(`${indent}[${key}]: ${toText(schema.additionalProperties, depth + 1)}`);
  }
  const oneLine = `{ ${lines.map((line) => line.trim()).join('; ')} }`;
  if (oneLine.length <= ONE_LINE && !/[\n]|\/\//.test(oneLine)) return lines.length === 0 ? '{}' : oneLine;
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

function stringText(schema: JsonSchema): string {
  if (schema.format === 'date') return 'day';
  if (schema.format === 'date-time') return 'timestamp';
  if (schema.format === 'base64' || schema.contentEncoding === 'base64') return 'base64';
  return 'string';
}

function rangeText({ minimum, maximum }: JsonSchema): string {
  const low = minimum === undefined || minimum === -SAFE_INTEGER ? undefined : minimum;
  const high = maximum === undefined || maximum === SAFE_INTEGER ? undefined : maximum;
  if (low === undefined && high === undefined) return '';
  if (low === undefined) return `(≤${high})`;
  return high === undefined ? `(≥${low})` : `(${low}…${high})`;
}
