// The contract's procedures as REST routes that hand every call on to the engine, which alone validates and answers.
import type { AnyContractProcedure } from '@orpc/contract';
import { type AnyRouter, os } from '@orpc/server';
import { contract, type EngineClient } from '#core/contract/contract.ts';

type AnyCall = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>;

/**
 * A router without schemas of its own: an input that does not fit gets the same answer here as through every other
 * door, because it is the engine that refuses it.
 */
export function createForwardingRouter(client: EngineClient): AnyRouter {
  const domains = Object.entries(contract).map(([domain, procedures]) => {
    const calls = client[domain as keyof EngineClient] as unknown as Record<string, AnyCall>;
    const forwarded = Object.entries<AnyContractProcedure>(procedures).map(([name, procedure]) => [
      name,
      os.route(procedure['~orpc'].route).handler(({ input, signal }) => calls[name](input, { signal })),
    ]);
    return [domain, Object.fromEntries(forwarded)];
  });
  return Object.fromEntries(domains);
}
