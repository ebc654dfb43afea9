// The shape of a handler: a plain function of a validated input, typed by the contract.
import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { Contract } from '../contract/contract.ts';

/** One call: the input as the contract's schema parsed it (defaults filled in), and the caller's wish to stop. */
export interface Call<Input> {
  readonly input: Input;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal | undefined;
}

/** Answers with what the contract's output schema accepts, or throws an AppError. */
export type Handler<Procedure> =
  // biome-ignore lint/suspicious/noExplicitAny: error map and metadata do not matter to a handler.
  Procedure extends ContractProcedure<infer Input, infer Output, any, any>
    ? (call: Call<InferSchemaOutput<Input>>) => InferSchemaInput<Output> | Promise<InferSchemaInput<Output>>
    : never;

export type Domain = keyof Contract;

/** Such as "stores.list". */
export type ProcedureName = { [D in Domain]: `${D}.${keyof Contract[D] & string}` }[Domain];

/** Every procedure of one domain: a missing one does not compile. */
export type DomainHandlers<D extends Domain> = { [Name in keyof Contract[D]]: Handler<Contract[D][Name]> };

export type Handlers = { [D in Domain]: DomainHandlers<D> };
