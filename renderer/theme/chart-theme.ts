// nivo in our clothes: the same fonts, hairlines and ink as the rest of the window.
import type { PartialTheme } from '@nivo/theming';
import type { Palette } from './palette.ts';

export function chartTheme(p: Palette): PartialTheme {
  const text = { fontFamily: "'Inter Variable', system-ui, sans-serif", fontSize: 11.5, fill: p.chart.axis };
  return {
    text,
    axis: {
      domain: { line: { stroke: 'transparent' } },
      ticks: { line: { stroke: 'transparent' }, text },
      legend: { text: { ...text, fontSize: 12 } },
    },
    grid: { line: { stroke: p.chart.grid, strokeWidth: 1 } },
    crosshair: { line: { stroke: p.lineStrong, strokeWidth: 1, strokeDasharray: '3 3', strokeOpacity: 0.9 } },
  };
}
