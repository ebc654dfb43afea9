// The OpenAPI document, generated from the contract, and the one route that is not in it: the multipart upload.
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { contract } from '#core/contract/contract.ts';
import { COLUMN_ROLES } from '#core/contract/imports.ts';
import { uploadAnswerSchema } from './upload-data.ts';

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>;

const ERROR_REF = { $ref: '#/components/schemas/Error' } as const;

const errorSchema = {
  type: 'object' as const,
  required: ['code', 'status', 'message'],
  properties: {
    defined: { type: 'boolean' as const, description: 'The code is one of the documented ones.' },
    code: { type: 'string' as const, examples: ['not-found/store'] },
    status: { type: 'integer' as const },
    message: { type: 'string' as const, description: 'What happened, what was expected, what to do.' },
    data: { description: 'Details, typed by code.' },
  },
};

/** The same bytes for the same contract and version. */
export async function createOpenApiDocument(version: string): Promise<Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Shelfcast',
      version,
      description: 'Demand forecasts and order lists of one shop, on its own machine. Long work answers with a job.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    // Thirty typed errors at each of the routes would bury what a route answers.
    customErrorResponseBodySchema: ERROR_REF,
  });
  for (const [path, item] of Object.entries(document.paths ?? {})) tagOperations(path, item as Record<string, unknown>);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Error: errorSchema },
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'The API token; `serve` says where it is.' },
    },
  };
  document.paths = { ...document.paths, '/upload_data': { post: uploadOperation() } };
  return document;
}

/** Groups the routes by their first word. */
function tagOperations(path: string, item: Record<string, unknown>): void {
  const tag = path.split('/')[1];
  for (const operation of Object.values(item)) Object.assign(operation as object, { tags: [tag] });
}

function uploadOperation() {
  const text = (description: string) => ({ type: 'string' as const, description });
  const json = (description: string) => text(`${description} As JSON.`);
  return {
    operationId: 'upload_data',
    summary: 'Import a file: inspect, check and commit in one call',
    tags: ['upload_data'],
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object' as const,
            required: ['file'],
            properties: {
              file: {
                type: 'string' as const,
                format: 'binary',
                description: 'CSV, TSV, TXT, XLSX or XLS, also as .gz or .zip.',
              },
              store: text('Store for a file without a store column.'),
              product: text('One product for the whole store, for a file without a product column.'),
              mapping: json(
                `Columns by role where the detection is to be overridden. Roles: ${COLUMN_ROLES.join(', ')}.`,
              ),
              reading: json('Parts of how the file is read (encoding, delimiter, sheet, decimalMark, dateOrder).'),
              overlap: { type: 'string' as const, enum: ['replace', 'add', 'keep'], default: 'replace' },
              stockTime: { type: 'string' as const, enum: ['opening', 'closing'], default: 'opening' },
              commit: {
                type: 'string' as const,
                enum: ['true', 'false'],
                default: 'true',
                description: 'false: a dry run.',
              },
            },
          },
        },
      },
    },
    responses: {
      200: {
        description: 'What was read, and what it did to the store',
        content: { 'application/json': { schema: z.toJSONSchema(uploadAnswerSchema, { io: 'output' }) as object } },
      },
      default: { description: 'Refused', content: { 'application/json': { schema: ERROR_REF } } },
    },
  };
}
