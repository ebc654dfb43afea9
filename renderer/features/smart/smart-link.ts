// What the address of the page says: product, date and context. The address is the state; this file reads and writes it.
import type { PredictionContext } from '#core/contract/predictions.ts';
import { type SmartLink, smartParams } from '#renderer/paths.ts';

type Kind = 'yes-no' | { most: number } | { min: number; max: number; whole?: boolean };

/** Every input of a context with what may stand in the address; anything else there is passed over. */
const INPUTS: Record<keyof PredictionContext, Kind> = {
  price: { min: 0, max: 1e9 },
  discount: { min: 0, max: 1 },
  promotion: 'yes-no',
  holiday: 'yes-no',
  closed: 'yes-no',
  weather: { most: 100 },
  competitorPrice: { min: 0, max: 1e9 },
  onHand: { min: 0, max: 1e9 },
  onOrder: { min: 0, max: 1e9 },
  supplier: { most: 200 },
  leadTimeDays: { min: 0, max: 180, whole: true },
  serviceLevel: { min: 0.5, max: 0.995 },
};

export type ContextKey = keyof PredictionContext;
export const CONTEXT_KEYS = Object.keys(INPUTS) as ContextKey[];

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readSmartLink(params: URLSearchParams): SmartLink {
  const context: Record<string, unknown> = {};
  for (const key of CONTEXT_KEYS) {
    const text = params.get(key);
    if (text === null || text === '') continue;
    const value = read(INPUTS[key], text);
    if (value !== undefined) context[key] = value;
  }
  const date = params.get('date');
  return {
    product: params.get('product') ?? undefined,
    date: date !== null && ISO_DAY.test(date) ? date : undefined,
    context: context as PredictionContext,
  };
}

function read(kind: Kind, text: string): string | number | boolean | undefined {
  if (kind === 'yes-no') return text === '1' ? true : text === '0' ? false : undefined;
  if ('most' in kind) return text.slice(0, kind.most);
  const value = Number(text);
  if (!Number.isFinite(value) || value < kind.min || value > kind.max) return undefined;
  return kind.whole ? Math.round(value) : value;
}

/** Makes `address` say exactly what the link says. */
export function writeSmartLink(address: URLSearchParams, link: SmartLink): void {
  for (const name of [...address.keys()]) address.delete(name);
  for (const [name, value] of smartParams(link)) address.set(name, value);
}

/** The context with one input set, or (undefined) taken back. */
export function withInput<K extends ContextKey>(
  context: PredictionContext,
  key: K,
  value: PredictionContext[K] | undefined,
): PredictionContext {
  const { [key]: _, ...rest } = context;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** Same inputs with the same values, whatever their order. */
export function sameContext(a: PredictionContext, b: PredictionContext): boolean {
  return CONTEXT_KEYS.every((key) => a[key] === b[key]);
}
