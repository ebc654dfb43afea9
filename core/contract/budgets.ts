// What a budget makes of a list of orders: for the order list and for the drafts alike.
import { z } from 'zod';

export const budgetInputSchema = z.object({
  /** Money to spend, in the store's currency; null: no limit, everything as proposed. */
  budget: z.number().min(0).max(1e12).nullable(),
  /** false: only answers what it would come to. */
  apply: z.boolean().default(true),
});

/** Money in the store's currency. */
export const budgetOutcomeSchema = z.object({
  budget: z.number().nullable(),
  cost: z.number(),
  units: z.number(),
  /** Expected profit against ordering nothing, of the lines whose cost and price are known. */
  profit: z.number(),
  /** The same for the whole proposal. */
  fullCost: z.number(),
  fullUnits: z.number(),
  fullProfit: z.number(),
  /** Cost of the lines that no budget changes: those with the user's own number or a lock, and the unranked ones. */
  fixedCost: z.number(),
  /** Lines that are ordered at all, and those that get less than is proposed. */
  lines: z.number().int(),
  reducedLines: z.number().int(),
  /** Lines that stay as proposed because what they earn is not known (no cost or no price). */
  unrankedLines: z.number().int(),
});
export type BudgetOutcome = z.infer<typeof budgetOutcomeSchema>;
