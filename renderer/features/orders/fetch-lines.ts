// All lines of an order by name, page by page: for paper and deliveries.
import type { EngineClient } from '#core/contract/contract.ts';
import type { OrderLine } from '#core/contract/orders.ts';

const PAGE = 1_000;

export async function fetchLines(client: EngineClient, id: string): Promise<OrderLine[]> {
  const found: OrderLine[] = [];
  for (;;) {
    const page = await client.orders.lines({ id, offset: found.length, limit: PAGE });
    found.push(...page.lines);
    if (page.lines.length === 0 || found.length >= page.total) return found;
  }
}
