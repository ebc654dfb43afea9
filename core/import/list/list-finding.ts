// What a row or cell of a list is left out for, before the store has been looked at.
import type { ListProblem } from '#core/contract/lists.ts';

export type ListFinding = Omit<ListProblem, 'reason'>;
