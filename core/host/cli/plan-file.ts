// A plan file from the disk, checked: what the commands plan and forecast begin with.
import { basename } from 'node:path';
import type { PlanCheck } from '#core/contract/plans.ts';
import { sendFile } from '../import-file.ts';
import type { Cli } from './command.ts';
import { formatNumber, formatTable } from './output/table.ts';

/** `store`: where rows without a store belong. Throws what plans.check throws, input/path. */
export async function checkPlanFile({ client, signal }: Cli, path: string, store?: string): Promise<PlanCheck> {
  const fileId = await sendFile(client, path, basename(path), { signal });
  try {
    return await client.plans.check({ fileId, store });
  } finally {
    await client.files.discard({ fileId });
  }
}

/** Says on stderr that rows were left out, and which was the first. */
export function noteRejected({ console }: Cli, { fileName, rows, rejected }: PlanCheck): void {
  const [first] = rejected;
  if (!first) return;
  console.note(
    `${formatNumber(rows.rejected)} of ${formatNumber(rows.total)} rows of ${fileName} were left out; line ${first.line}: ${first.reason}`,
  );
}

const SHOWN_REJECTIONS = 20;

/** Rejected rows as a table; null when there are none. */
export function rejectedTable({ rows, rejected }: PlanCheck): string | null {
  if (rejected.length === 0) return null;
  const table = formatTable(
    [
      { title: 'Line', value: (row) => row.line },
      { title: 'Column', value: (row) => row.column },
      { title: 'Value', value: (row) => row.value, maxWidth: 40 },
      { title: 'Left out because', value: (row) => row.reason, maxWidth: 90 },
    ],
    rejected.slice(0, SHOWN_REJECTIONS),
  );
  const more = rows.rejected - Math.min(rejected.length, SHOWN_REJECTIONS);
  return more > 0 ? `${table}\n… ${formatNumber(more)} more (--json shows up to 1,000)` : table;
}
