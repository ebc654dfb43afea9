// The picture behind the welcome: a line of sales that opens into a fan.
import Box from '@mui/material/Box';
import { usePalette } from '#renderer/theme/use-palette.ts';

const LAST = { x: 780, y: 240 };

/** Sales as a seasonal line that ends where the fan opens, drawn once; no data stands behind it. */
function line(): string {
  const points = Array.from({ length: 49 }, (_, i) => {
    const back = 48 - i;
    const y = LAST.y + back * 1.5 + Math.sin(back / 3.4) * 24 + Math.sin(back / 1.15) * 8;
    return `${(LAST.x - back * 13).toFixed(0)},${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

const FANS = [
  { spread: 150, opacity: 0.08 },
  { spread: 92, opacity: 0.11 },
  { spread: 44, opacity: 0.16 },
];

export function FanDrawing() {
  const { chart } = usePalette();
  return (
    <Box
      component="svg"
      aria-hidden
      viewBox="0 0 1240 460"
      preserveAspectRatio="xMaxYMid slice"
      sx={{
        position: 'absolute',
        right: 0,
        top: '4%',
        width: '100%',
        height: '52%',
        opacity: 0.75,
        maskImage: 'linear-gradient(90deg, transparent 34%, #000 66%)',
      }}
    >
      <g fill="none" strokeLinecap="round" strokeLinejoin="round">
        {FANS.map(({ spread, opacity }) => (
          <path
            key={spread}
            d={`M780,240 C900,${222 - spread * 0.5} 1060,${206 - spread} 1240,${190 - spread} L1240,${190 + spread} C1060,${206 + spread * 0.9} 900,${228 + spread * 0.5} 780,240Z`}
            fill={chart.forecast}
            opacity={opacity}
          />
        ))}
        <path d={line()} stroke={chart.reference} strokeWidth="2" opacity="0.45" />
        <path d="M780,240 C900,226 1060,208 1240,190" stroke={chart.forecast} strokeWidth="3" opacity="0.8" />
        <circle cx="780" cy="240" r="5" fill={chart.forecast} stroke="none" />
      </g>
    </Box>
  );
}
