// Which recommendation the evidence is asked for.
import type { PredictionContext } from '#core/contract/predictions.ts';

export interface EvidenceQuestion {
  /** Code of the store. */
  store: string;
  product: string;
  /** First day predicted. */
  date: string;
  /** Last day that the recommendation knew; the store's last one when left out. */
  origin?: string;
  context?: PredictionContext;
}
