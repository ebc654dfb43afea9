// The signs of special days: each kind has its own shape, so that colour alone never tells them apart.
import type { ForecastEvent } from '#core/contract/forecasts.ts';
import type { Palette } from '#renderer/theme/palette.ts';

export type EventKind = ForecastEvent['kind'];
export const EVENT_KINDS: readonly EventKind[] = ['holiday', 'promotion', 'price', 'closed', 'sold-out'];

export function eventColor(kind: EventKind, palette: Palette): string {
  if (kind === 'holiday') return palette.status.overstock.mark;
  if (kind === 'promotion' || kind === 'price') return palette.chart.promotion;
  return kind === 'sold-out' ? palette.status.out.mark : palette.lineStrong;
}

/** Drawn around (x, y), about nine pixels wide. Planned ones are filled, the others too where the shape needs it. */
export function EventMark({ kind, x, y, palette }: { kind: EventKind; x: number; y: number; palette: Palette }) {
  const color = eventColor(kind, palette);
  switch (kind) {
    case 'holiday':
      return <path d={`M${x},${y - 5}L${x + 4.5},${y}L${x},${y + 5}L${x - 4.5},${y}Z`} fill={color} />;
    case 'promotion':
      return <circle cx={x} cy={y} r={4} fill={color} />;
    case 'price':
      return <path d={`M${x - 4},${y - 4}h8v8h-8Z`} fill="none" stroke={color} strokeWidth={2} />;
    case 'closed':
      return <rect x={x - 4.5} y={y - 1.5} width={9} height={3} rx={1.5} fill={color} />;
    case 'sold-out':
      return (
        <path
          d={`M${x - 4.5},${y - 3.5}L${x + 4.5},${y - 3.5}L${x},${y + 4.5}Z`}
          fill="none"
          stroke={color}
          strokeWidth={1.8}
        />
      );
  }
}
