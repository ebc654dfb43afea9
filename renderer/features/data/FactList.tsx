// Names and figures below each other.
import Box from '@mui/material/Box';

export function FactList({ facts }: { facts: readonly (readonly [label: string, value: string])[] }) {
  return (
    <Box component="dl" sx={{ m: 0, typography: 'body2' }}>
      {facts.map(([label, value]) => (
        <Box key={label} sx={{ display: 'flex', gap: 2, py: 0.5, borderBottom: 1, borderColor: 'divider' }}>
          <Box component="dt" sx={{ color: 'text.secondary', flexShrink: 0 }}>
            {label}
          </Box>
          <Box component="dd" sx={{ m: 0, ml: 'auto', textAlign: 'right', fontWeight: 540, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
