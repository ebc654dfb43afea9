// /api/v1: the REST door. JSON in, JSON out, server-sent events for streams, one multipart route for files.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ORPCError } from '@orpc/client';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { EngineClient } from '#core/contract/contract.ts';
import { isErrorCode } from '#core/contract/errors.ts';
import { createForwardingRouter } from './api-router.ts';
import { createOpenApiDocument } from './openapi-document.ts';
import { sendError, sendJson } from './respond.ts';
import type { Route } from './shell-server.ts';
import { receiveUpload } from './upload-data.ts';

export const API_PREFIX = '/api/v1';
const MAX_JSON_BYTES = 1024 * 1024;

export function createApiRoute(client: EngineClient, version: string): Route {
  const handler = new OpenAPIHandler(createForwardingRouter(client), {
    customErrorResponseBodyEncoder: errorBody,
  });
  let document: Promise<object> | undefined;
  return async (request, response, url) => {
    if (!url.pathname.startsWith(`${API_PREFIX}/`)) return false;
    response.setHeader('cache-control', 'no-store');
    const call = `${request.method} ${url.pathname.slice(API_PREFIX.length)}`;
    if (call === 'GET /openapi.json') {
      document ??= createOpenApiDocument(version);
      sendJson(response, await document);
    } else if (call === 'POST /upload_data') {
      await receiveUpload(request, response, client);
    } else if (acceptsBody(request, response)) {
      const { matched } = await handler.handle(request, response, { prefix: API_PREFIX, context: {} });
      if (!matched)
        sendError(response, 'not-found/file', `There is no ${call} in this API; see /docs.`, { name: call });
    }
    return true;
  };
}

/** Errors of the engine pass as they are; what oRPC refuses before it asks the engine is a body that it cannot parse. */
function errorBody(error: ORPCError<string, unknown>): object {
  const { status } = error;
  if (isErrorCode(error.code)) return { ...error.toJSON(), defined: true };
  if (status >= 500) return { defined: true, code: 'internal', status, message: error.message, data: {} };
  const message = 'The body is not JSON that can be read. Send one JSON value, such as {"store":"S1"}.';
  return { defined: true, code: 'input/invalid', status, message, data: { expected: 'JSON' } };
}

/** Refuses bodies that are not JSON or too large before anything reads them. */
function acceptsBody(request: IncomingMessage, response: ServerResponse): boolean {
  const { 'content-length': length, 'content-type': type, 'transfer-encoding': chunked } = request.headers;
  // oRPC would take the body for a file by this header, whatever its type.
  delete request.headers['content-disposition'];
  if (chunked !== undefined) {
    refuse(response, 411, 'input/invalid', 'Send the body with its Content-Length.');
    return false;
  }
  if (length === undefined || length === '0') return true;
  if (Number(length) > MAX_JSON_BYTES) {
    const message = `The body has ${length} bytes, at most ${MAX_JSON_BYTES} are taken. Files go to ${API_PREFIX}/upload_data.`;
    response.setHeader('connection', 'close');
    sendError(response, 'limit/request', message, { got: length, limitBytes: MAX_JSON_BYTES });
    return false;
  }
  if (type?.split(';', 1)[0].trim().toLowerCase() !== 'application/json') {
    refuse(
      response,
      415,
      'input/invalid',
      `Send the body as application/json, not as ${type ?? 'nothing in particular'}.`,
    );
    return false;
  }
  return true;
}

function refuse(response: ServerResponse, status: number, code: 'input/invalid', message: string): void {
  response.setHeader('connection', 'close');
  sendError(response, code, message, {}, status);
}
