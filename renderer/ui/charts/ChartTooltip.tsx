// What a chart says under the pointer: the day and one row a series.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

export interface TooltipRow {
  label: string;
  value: string;
  color?: string;
}

export function ChartTooltip({ title, rows }: { title: string; rows: TooltipRow[] }) {
  return (
    <Box
      sx={{
        bgcolor: 'background.raised',
        border: 1,
        borderColor: 'divider',
        borderRadius: 2,
        boxShadow: '0 8px 24px -8px rgba(25, 18, 8, 0.3)',
        px: 1.5,
        py: 1,
        minWidth: 150,
      }}
    >
      <Typography variant="caption" component="div" color="textSecondary" sx={{ mb: 0.25, whiteSpace: 'nowrap' }}>
        {title}
      </Typography>
      {rows.map(({ label, value, color }) => (
        <Box
          key={label}
          sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem', whiteSpace: 'nowrap' }}
        >
          <Box sx={{ width: 8, height: 8, borderRadius: '2px', bgcolor: color ?? 'transparent' }} />
          <span>{label}</span>
          <Box component="span" sx={{ ml: 'auto', pl: 2, fontWeight: 560 }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
