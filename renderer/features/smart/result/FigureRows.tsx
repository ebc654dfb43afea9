// Label and figure in rows, as on a receipt.
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export interface FigureRow {
  key: string;
  label: ReactNode;
  /** A smaller line below the label. */
  note?: ReactNode;
  value: ReactNode;
  /** A sum: set off by a line above and heavier type. */
  isSum?: boolean;
}

export function FigureRows({ rows }: { rows: FigureRow[] }) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', typography: 'body2' }}>
      {rows.map(({ key, label, note, value, isSum }) => (
        <Box
          key={key}
          sx={{
            display: 'flex',
            justifyContent: 'space-between',
            alignItems: 'baseline',
            gap: 2,
            py: 0.625,
            borderTop: isSum ? 1 : 0,
            borderColor: 'lineStrong',
            fontWeight: isSum ? 620 : 450,
          }}
        >
          <Box component="dt" sx={{ minWidth: 0 }}>
            {label}
            {note && (
              <Box
                component="span"
                sx={{ display: 'block', typography: 'caption', color: 'text.secondary', lineHeight: 1.3 }}
              >
                {note}
              </Box>
            )}
          </Box>
          <Box component="dd" sx={{ m: 0, whiteSpace: 'nowrap', textAlign: 'right', fontFeatureSettings: "'tnum' 1" }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
