// An error in words: what happened, what was found, what was expected, what to do.
import type { AppError } from '#core/contract/errors.ts';
import type { Console } from './console.ts';

export function reportError(console: Console, error: AppError): void {
  if (console.json) {
    console.result({ error: { code: error.code, message: error.message, details: error.details } }, () => '');
    return;
  }
  console.error(describeError(error));
}

/** Several lines; a detail that the message already tells is not told twice. */
export function describeError({ code, message, details }: AppError): string {
  const lines = [`Error (${code}): ${message}`];
  const found = details as Record<string, unknown>;
  const add = (label: string, value: unknown) => {
    if (typeof value === 'string' && value !== '' && !message.includes(value)) lines.push(`  ${label}: ${value}`);
  };
  const place = found.place as { file?: string; sheet?: string; line?: number; column?: string } | undefined;
  if (place) {
    const where = [
      place.file,
      place.sheet && `sheet ${place.sheet}`,
      place.line !== undefined && `line ${place.line}`,
      place.column && `column "${place.column}"`,
    ];
    add('where', where.filter(Boolean).join(', '));
  }
  add('got', found.got);
  add('expected', found.expected);
  add('what to do', found.advice);
  return lines.join('\n');
}
