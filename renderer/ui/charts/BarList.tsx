// Shares as horizontal bars with their words and figures: feature importance, counts by class.
import Box from '@mui/material/Box';

export interface Bar {
  key: string;
  label: string;
  /** 0 to 1 of the longest bar's scale. */
  share: number;
  figure: string;
  color: string;
}

export function BarList({ bars, label }: { bars: Bar[]; label: string }) {
  const longest = Math.max(1e-9, ...bars.map(({ share }) => share));
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {bars.map(({ key, label: text, share, figure, color }) => (
        <Box
          component="li"
          key={key}
          sx={{
            display: 'grid',
            gridTemplateColumns: 'minmax(110px, 40%) 1fr 48px',
            alignItems: 'center',
            gap: 1.25,
            py: 0.375,
            typography: 'caption',
          }}
        >
          <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
            {text}
          </Box>
          <Box aria-hidden sx={{ height: 10, borderRadius: '3px', bgcolor: 'background.sunken' }}>
            <Box
              sx={{
                height: '100%',
                borderRadius: '3px',
                width: `${(share / longest) * 100}%`,
                minWidth: 2,
                bgcolor: color,
              }}
            />
          </Box>
          <Box component="span" sx={{ textAlign: 'right' }}>
            {figure}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
